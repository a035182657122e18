#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The tree of RFC 6962, section 2.1 (RFC 9162 the same): an append-only list of records under one
/// root hash, with short proofs that a record is in it and that one tree continues another.
namespace motcua::crypto {

struct TreeHash {
    static constexpr std::size_t size = 32;
    std::array<unsigned char, size> bytes{};

    /// Nothing when it is not 32 bytes long.
    static std::optional<TreeHash> from(std::string_view raw);
    std::string_view raw() const { return {reinterpret_cast<const char*>(bytes.data()), size}; }
    bool operator==(const TreeHash&) const = default;
};
using Proof = std::vector<TreeHash>;

TreeHash hash_of_leaf(std::string_view record);
TreeHash hash_of_node(const TreeHash& left, const TreeHash& right);

/// A subtree whose leaves are all there: those from position·2^level on, 2^level of them.
struct Place {
    std::int64_t level = 0; ///< 0 for leaves
    std::int64_t position = 0;
    bool operator==(const Place&) const = default;
};

/// Gives the hash of a complete subtree of the tree that is asked about.
using ReadNode = std::function<TreeHash(const Place&)>;
using NoteNode = std::function<void(const Place&, const TreeHash&)>;

/// The largest complete subtrees that together make a tree of that size, from left to right.
std::vector<Place> edge_of(std::int64_t tree_size);

/// A tree that only remembers its right edge: enough to append and to tell the root.
class GrowingTree {
  public:
    GrowingTree() = default;
    /// Goes on from a tree of that size; reads its edge.
    GrowingTree(std::int64_t size, const ReadNode&);

    std::int64_t size() const { return size_; }
    TreeHash root() const;
    /// Notes each subtree that becomes complete: the leaf, then those above it.
    void append(const TreeHash& leaf, const NoteNode&);

  private:
    std::int64_t size_ = 0;
    std::vector<TreeHash> edge_; ///< largest first
};

/// That the leaf is in the tree. 0 ≤ index < size. Reads O(log size) nodes.
Proof inclusion_proof(std::int64_t index, std::int64_t size, const ReadNode&);
/// That the tree of the first size is the beginning of the other. 0 ≤ from ≤ to; empty for nought.
Proof consistency_proof(std::int64_t from, std::int64_t to, const ReadNode&);

struct TreeHead {
    std::int64_t size = 0;
    TreeHash root;
    bool operator==(const TreeHead&) const = default;
};
bool proves_inclusion(const Proof&, const TreeHash& leaf, std::int64_t index, const TreeHead&);
/// The tree of size nought is the beginning of every tree.
bool proves_consistency(const Proof&, const TreeHead& from, const TreeHead& to);

}
