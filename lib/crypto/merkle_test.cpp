#include "lib/crypto/merkle.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "lib/crypto/digest.h"

namespace motcua::crypto {
namespace {

/// The records of the vectors that certificate transparency's own programs are tried with.
const std::vector<std::string> vectors{
    "",
    std::string("\0", 1),
    "\x10",
    "\x20\x21",
    "\x30\x31",
    "\x40\x41\x42\x43",
    "\x50\x51\x52\x53\x54\x55\x56\x57",
    "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};

/// MTH of RFC 6962, written as it stands there.
TreeHash naive_root(const std::vector<TreeHash>& leaves, std::size_t from, std::size_t to) {
    if (from == to) return TreeHash{sha256_of({})};
    if (to - from == 1) return leaves[from];
    std::size_t left = 1;
    while (left * 2 < to - from) left *= 2;
    return hash_of_node(naive_root(leaves, from, from + left), naive_root(leaves, from + left, to));
}

/// A tree with all its complete subtrees, and how often they were read.
class WholeTree {
  public:
    explicit WholeTree(const std::vector<std::string>& records) {
        for (const auto& record : records) add(hash_of_leaf(record));
    }
    void add(const TreeHash& leaf) {
        leaves_.push_back(leaf);
        tree_.append(leaf, [&](const Place& place, const TreeHash& hash) {
            EXPECT_TRUE(nodes_.emplace(std::pair(place.level, place.position), hash).second);
        });
        heads_.push_back({tree_.size(), tree_.root()});
    }
    ReadNode reader() {
        return [this](const Place& place) {
            ++reads_;
            return nodes_.at({place.level, place.position});
        };
    }
    TreeHead head(std::int64_t size) const {
        return size == 0 ? TreeHead{0, GrowingTree().root()}
                         : heads_.at(static_cast<std::size_t>(size) - 1);
    }
    const std::vector<TreeHash>& leaves() const { return leaves_; }
    const TreeHash& leaf(std::int64_t i) const { return leaves_.at(static_cast<std::size_t>(i)); }
    TreeHash node(std::int64_t level, std::int64_t position) const {
        return nodes_.at({level, position});
    }
    int reads() const { return reads_; }

  private:
    GrowingTree tree_;
    std::vector<TreeHash> leaves_;
    std::vector<TreeHead> heads_;
    std::map<std::pair<std::int64_t, std::int64_t>, TreeHash> nodes_;
    int reads_ = 0;
};

WholeTree random_tree(std::mt19937& chance, std::int64_t size) {
    WholeTree tree({});
    for (std::int64_t i = 0; i < size; ++i) tree.add(hash_of_leaf(std::to_string(chance())));
    return tree;
}

TEST(Merkle, HasTheRootsOfTheKnownVectors) {
    const std::vector<std::string> roots{
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    const WholeTree tree(vectors);
    for (std::size_t size = 0; size < roots.size(); ++size)
        EXPECT_EQ(hex(tree.head(static_cast<std::int64_t>(size)).root.raw()), roots[size]);
}

TEST(Merkle, GivesTheProofsOfRfc6962WithSevenLeaves) {
    // Section 2.1.3 names the nodes: a to j are leaves and lower nodes, k and l above them.
    WholeTree tree({vectors.begin(), vectors.begin() + 7});
    const auto a = tree.leaf(0), b = tree.leaf(1), c = tree.leaf(2), d = tree.leaf(3);
    const auto e = tree.leaf(4), f = tree.leaf(5), j = tree.leaf(6);
    const auto g = hash_of_node(a, b), h = hash_of_node(c, d), i = hash_of_node(e, f);
    const auto k = hash_of_node(g, h), l = hash_of_node(i, j);
    EXPECT_EQ(tree.head(7).root, hash_of_node(k, l));
    EXPECT_EQ(inclusion_proof(0, 7, tree.reader()), (Proof{b, h, l}));
    EXPECT_EQ(inclusion_proof(3, 7, tree.reader()), (Proof{c, g, l}));
    EXPECT_EQ(inclusion_proof(4, 7, tree.reader()), (Proof{f, j, k}));
    EXPECT_EQ(inclusion_proof(6, 7, tree.reader()), (Proof{i, k}));
    EXPECT_EQ(consistency_proof(3, 7, tree.reader()), (Proof{c, d, g, l}));
    EXPECT_EQ(consistency_proof(4, 7, tree.reader()), (Proof{l}));
    EXPECT_EQ(consistency_proof(6, 7, tree.reader()), (Proof{i, j, k}));
}

TEST(Merkle, GrowsToTheRootOfTheNaiveTree) {
    std::mt19937 chance(6962);
    const auto tree = random_tree(chance, 130);
    for (std::size_t size = 0; size <= 130; ++size)
        EXPECT_EQ(tree.head(static_cast<std::int64_t>(size)).root,
                  naive_root(tree.leaves(), 0, size));
}

TEST(Merkle, GoesOnFromAnEdgeThatWasReadBack) {
    std::mt19937 chance(1);
    auto tree = random_tree(chance, 77);
    for (std::int64_t size = 0; size < 77; ++size) {
        GrowingTree grown(size, tree.reader());
        EXPECT_EQ(grown.root(), tree.head(size).root);
        grown.append(tree.leaf(size), [](const Place&, const TreeHash&) {});
        EXPECT_EQ(grown.root(), tree.head(size + 1).root);
    }
}

TEST(Merkle, ProvesEveryLeafOfEveryTree) {
    std::mt19937 chance(2);
    auto tree = random_tree(chance, 40);
    for (std::int64_t size = 1; size <= 40; ++size)
        for (std::int64_t index = 0; index < size; ++index) {
            const auto proof = inclusion_proof(index, size, tree.reader());
            EXPECT_TRUE(proves_inclusion(proof, tree.leaf(index), index, tree.head(size)));
        }
}

TEST(Merkle, ProvesThatEveryTreeContinuesEachSmallerOne) {
    std::mt19937 chance(3);
    auto tree = random_tree(chance, 40);
    for (std::int64_t to = 0; to <= 40; ++to)
        for (std::int64_t from = 0; from <= to; ++from) {
            const auto proof = consistency_proof(from, to, tree.reader());
            EXPECT_TRUE(proves_consistency(proof, tree.head(from), tree.head(to)));
        }
}

TEST(Merkle, BelievesNoProofInWhichAnythingWasChanged) {
    std::mt19937 chance(4);
    auto tree = random_tree(chance, 37);
    const auto other = hash_of_leaf("another");
    for (int round = 0; round < 500; ++round) {
        const auto size = 2 + static_cast<std::int64_t>(chance() % 36);
        const auto index = static_cast<std::int64_t>(chance()) % size;
        auto proof = inclusion_proof(index, size, tree.reader());
        const auto& leaf = tree.leaf(index);
        EXPECT_FALSE(proves_inclusion(proof, other, index, tree.head(size)));
        EXPECT_FALSE(proves_inclusion(proof, leaf, (index + 1) % size, tree.head(size)));
        EXPECT_FALSE(proves_inclusion(proof, leaf, index, {size, other}));
        EXPECT_FALSE(proves_inclusion(proof, leaf, index - size, tree.head(size)));
        proof[chance() % proof.size()] = other;
        EXPECT_FALSE(proves_inclusion(proof, leaf, index, tree.head(size)));
        proof = inclusion_proof(index, size, tree.reader());
        proof.push_back(other);
        EXPECT_FALSE(proves_inclusion(proof, leaf, index, tree.head(size)));
        proof.resize(proof.size() - 2);
        EXPECT_FALSE(proves_inclusion(proof, leaf, index, tree.head(size)));
    }
}

TEST(Merkle, BelievesNoConsistencyInWhichAnythingWasChanged) {
    std::mt19937 chance(5);
    auto tree = random_tree(chance, 37);
    const auto other = hash_of_leaf("another");
    for (int round = 0; round < 500; ++round) {
        const auto to = 2 + static_cast<std::int64_t>(chance() % 36);
        const auto from = 1 + static_cast<std::int64_t>(chance()) % (to - 1);
        auto proof = consistency_proof(from, to, tree.reader());
        EXPECT_FALSE(proves_consistency(proof, {from, other}, tree.head(to)));
        EXPECT_FALSE(proves_consistency(proof, tree.head(from), {to, other}));
        EXPECT_FALSE(proves_consistency(proof, tree.head(to), tree.head(from)));
        proof[chance() % proof.size()] = other;
        EXPECT_FALSE(proves_consistency(proof, tree.head(from), tree.head(to)));
        proof.push_back(other);
        EXPECT_FALSE(proves_consistency(proof, tree.head(from), tree.head(to)));
        proof.clear();
        EXPECT_FALSE(proves_consistency(proof, tree.head(from), tree.head(to)));
    }
    EXPECT_FALSE(proves_consistency({}, {5, other}, tree.head(5)));
    EXPECT_FALSE(proves_consistency({other}, tree.head(0), tree.head(5)));
}

TEST(Merkle, ReadsFewNodesForAProofOfALargeTree) {
    std::mt19937 chance(6);
    auto tree = random_tree(chance, 9999);
    inclusion_proof(5000, 9999, tree.reader());
    consistency_proof(4999, 9999, tree.reader());
    EXPECT_LE(tree.reads(), 4 * 14);
}

}
}
