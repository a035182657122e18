#include "lib/crypto/merkle.h"

#include <algorithm>
#include <bit>

#include "lib/base/check.h"
#include "lib/crypto/digest.h"

namespace motcua::crypto {
namespace {

constexpr std::string_view leaf_mark("\0", 1);
constexpr std::string_view node_mark("\1", 1);

/// The largest power of two below `size`, which is at least 2.
std::int64_t left_part(std::int64_t size) {
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(size) - 1));
}

std::int64_t level_of(std::int64_t power_of_two) {
    return std::countr_zero(static_cast<std::uint64_t>(power_of_two));
}

/// The hash over `size` leaves from `start` on, which is a multiple of the largest power of two
/// that is not above `size`.
TreeHash hash_over(std::int64_t start, std::int64_t size, const ReadNode& read) {
    const auto largest =
        static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(size)));
    const auto left = read({level_of(largest), start / largest});
    if (largest == size) return left;
    return hash_of_node(left, hash_over(start + largest, size - largest, read));
}

void add_inclusion(Proof& proof, std::int64_t index, std::int64_t start, std::int64_t size,
                   const ReadNode& read) {
    if (size == 1) return;
    const auto left = left_part(size);
    if (index < left) {
        add_inclusion(proof, index, start, left, read);
        proof.push_back(hash_over(start + left, size - left, read));
    } else {
        add_inclusion(proof, index - left, start + left, size - left, read);
        proof.push_back(hash_over(start, left, read));
    }
}

/// SUBPROOF of RFC 6962: `known` while the old tree's root is what the asker has.
void add_consistency(Proof& proof, std::int64_t from, std::int64_t start, std::int64_t size,
                     bool known, const ReadNode& read) {
    if (from == size) {
        if (!known) proof.push_back(hash_over(start, size, read));
        return;
    }
    const auto left = left_part(size);
    if (from <= left) {
        add_consistency(proof, from, start, left, known, read);
        proof.push_back(hash_over(start + left, size - left, read));
    } else {
        add_consistency(proof, from - left, start + left, size - left, false, read);
        proof.push_back(hash_over(start, left, read));
    }
}

}

std::optional<TreeHash> TreeHash::from(std::string_view raw) {
    if (raw.size() != size) return std::nullopt;
    TreeHash hash;
    std::copy(raw.begin(), raw.end(), hash.bytes.begin());
    return hash;
}

TreeHash hash_of_leaf(std::string_view record) { return TreeHash{sha256_of({leaf_mark, record})}; }

TreeHash hash_of_node(const TreeHash& left, const TreeHash& right) {
    return TreeHash{sha256_of({node_mark, left.raw(), right.raw()})};
}

std::vector<Place> edge_of(std::int64_t tree_size) {
    std::vector<Place> edge;
    for (std::int64_t level = 62; level >= 0; --level)
        if ((tree_size >> level & 1) != 0) edge.push_back({level, (tree_size >> level) - 1});
    return edge;
}

GrowingTree::GrowingTree(std::int64_t size, const ReadNode& read) : size_(size) {
    for (const auto& place : edge_of(size)) edge_.push_back(read(place));
}

TreeHash GrowingTree::root() const {
    if (edge_.empty()) return TreeHash{sha256_of({})};
    auto hash = edge_.back();
    for (auto left = edge_.rbegin() + 1; left != edge_.rend(); ++left)
        hash = hash_of_node(*left, hash);
    return hash;
}

void GrowingTree::append(const TreeHash& leaf, const NoteNode& note) {
    auto hash = leaf;
    Place place{0, size_};
    note(place, hash);
    for (; (place.position & 1) != 0; note(place, hash)) {
        hash = hash_of_node(edge_.back(), hash);
        edge_.pop_back();
        place = {place.level + 1, place.position / 2};
    }
    edge_.push_back(hash);
    ++size_;
}

Proof inclusion_proof(std::int64_t index, std::int64_t size, const ReadNode& read) {
    base::check(index >= 0 && index < size, "a proof is asked for a leaf of the tree");
    Proof proof;
    add_inclusion(proof, index, 0, size, read);
    return proof;
}

Proof consistency_proof(std::int64_t from, std::int64_t to, const ReadNode& read) {
    base::check(from >= 0 && from <= to, "a proof is asked from a smaller tree to a larger");
    Proof proof;
    if (from > 0) add_consistency(proof, from, 0, to, true, read);
    return proof;
}

bool proves_inclusion(const Proof& proof, const TreeHash& leaf, std::int64_t index,
                      const TreeHead& head) {
    if (index < 0 || index >= head.size) return false;
    auto node = index;
    auto last = head.size - 1;
    auto hash = leaf;
    for (const auto& sibling : proof) {
        if (last == 0) return false;
        if ((node & 1) != 0 || node == last) {
            hash = hash_of_node(sibling, hash);
            // A node without a right neighbour is its own parent.
            while ((node & 1) == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = hash_of_node(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == head.root;
}

bool proves_consistency(const Proof& proof, const TreeHead& from, const TreeHead& to) {
    if (from.size < 0 || from.size > to.size) return false;
    if (from.size == 0) return proof.empty();
    if (from.size == to.size) return proof.empty() && from.root == to.root;
    auto step = proof.begin();
    const bool whole = std::has_single_bit(static_cast<std::uint64_t>(from.size));
    if (!whole && step == proof.end()) return false;
    auto before = whole ? from.root : *step++;
    auto after = before;
    auto node = from.size - 1;
    auto last = to.size - 1;
    for (; (node & 1) != 0; node >>= 1) last >>= 1;
    for (; step != proof.end(); ++step) {
        if (last == 0) return false;
        if ((node & 1) != 0 || node == last) {
            before = hash_of_node(*step, before);
            after = hash_of_node(*step, after);
            while ((node & 1) == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            after = hash_of_node(after, *step);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && before == from.root && after == to.root;
}

}
