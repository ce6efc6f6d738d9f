// Which paths of a product are accepted: its strongly connected components, and lassos through them.
#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <tuple>

#include "tests/support/temporal/product.h"

namespace tlaloc::oracle {

namespace {

using Nodes = std::vector<std::size_t>;

/// Tarjan's algorithm within some of the nodes, on a stack of its own.
class Components {
 public:
  Components(const Product& product, const Nodes& nodes)
      : product_(product), within_(product.nodes.size()), index_(within_.size()), low_(within_.size()), on_(within_.size()) {
    for (const std::size_t node : nodes) within_[node] = true;
    for (const std::size_t node : nodes) {
      if (index_[node] == 0) visit_all_from(node);
    }
  }

  std::vector<Nodes> found;

 private:
  struct Visit {
    std::size_t node, edge;
  };

  void enter(std::size_t node) {
    index_[node] = low_[node] = ++count_;
    stack_.push_back(node);
    on_[node] = true;
    visits_.push_back({node, 0});
  }

  void visit_all_from(std::size_t root) {
    enter(root);
    while (!visits_.empty()) {
      const std::size_t node = visits_.back().node;
      const auto& edges = product_.nodes[node].edges;
      if (visits_.back().edge < edges.size()) {
        const std::size_t to = edges[visits_.back().edge++].to;
        if (!within_[to]) continue;
        if (index_[to] == 0) {
          enter(to);
        } else if (on_[to]) {
          low_[node] = std::min(low_[node], index_[to]);
        }
        continue;
      }
      visits_.pop_back();
      if (!visits_.empty()) low_[visits_.back().node] = std::min(low_[visits_.back().node], low_[node]);
      if (low_[node] == index_[node]) leave(node);
    }
  }

  void leave(std::size_t root) {
    Nodes component;
    do {
      component.push_back(stack_.back());
      on_[stack_.back()] = false;
      stack_.pop_back();
    } while (component.back() != root);
    found.push_back(std::move(component));
  }

  const Product& product_;
  std::vector<bool> within_;
  std::vector<std::size_t> index_, low_;
  std::vector<bool> on_;
  Nodes stack_;
  std::vector<Visit> visits_;
  std::size_t count_ = 0;
};

/// What happens somewhere within a component.
struct Seen {
  Conditions fulfilled = 0, requested = 0, granted = 0;
  bool has_edge = false;
};

Seen seen_within(const Product& product, const Nodes& component) {
  std::vector<bool> within(product.nodes.size());
  for (const std::size_t node : component) within[node] = true;
  Seen seen;
  for (const std::size_t node : component) {
    seen.requested |= product.nodes[node].requests;
    for (const ProductEdge& edge : product.nodes[node].edges) {
      if (!within[edge.to]) continue;
      seen.has_edge = true;
      seen.fulfilled |= edge.fulfils;
      seen.granted |= edge.grants;
    }
  }
  return seen;
}

/// A request that is not granted within the component must not be seen again: the nodes with it are left out, and what remains
/// is looked at anew.
void collect_accepting(const Product& product, const Nodes& nodes, std::vector<Nodes>& accepting) {
  for (Nodes& component : Components(product, nodes).found) {
    const Seen seen = seen_within(product, component);
    if (!seen.has_edge || (product.to_fulfil & ~seen.fulfilled) != 0) continue;
    const Conditions refused = seen.requested & ~seen.granted;
    if (refused == 0) {
      accepting.push_back(std::move(component));
      continue;
    }
    Nodes rest;
    for (const std::size_t node : component) {
      if ((product.nodes[node].requests & refused) == 0) rest.push_back(node);
    }
    collect_accepting(product, rest, accepting);
  }
}

/// A shortest path from some nodes to the first for which `arrives`, both included.
std::optional<Nodes> path_to(const Product& product, const Nodes& from, const std::vector<bool>& within,
                             const std::function<bool(std::size_t)>& arrives) {
  std::map<std::size_t, std::size_t> came_from;
  std::deque<std::size_t> queue;
  for (const std::size_t node : from) {
    if (came_from.emplace(node, node).second) queue.push_back(node);
  }
  for (; !queue.empty(); queue.pop_front()) {
    const std::size_t node = queue.front();
    if (arrives(node)) {
      Nodes path{node};
      while (came_from[path.back()] != path.back()) path.push_back(came_from[path.back()]);
      std::reverse(path.begin(), path.end());
      return path;
    }
    for (const ProductEdge& edge : product.nodes[node].edges) {
      if (within[edge.to] && came_from.emplace(edge.to, node).second) queue.push_back(edge.to);
    }
  }
  return std::nullopt;
}

/// The steps of a product without those that stutter, from some nodes on.
std::map<std::size_t, std::size_t> distances(const Product& product) {
  std::map<std::size_t, std::size_t> distance;
  std::deque<std::size_t> queue;
  for (const std::size_t node : product.initial) {
    if (distance.emplace(node, 0).second) queue.push_back(node);
  }
  for (; !queue.empty(); queue.pop_front()) {
    for (const ProductEdge& edge : product.nodes[queue.front()].edges) {
      if (!edge.stutters && distance.emplace(edge.to, distance[queue.front()] + 1).second) queue.push_back(edge.to);
    }
  }
  return distance;
}

/// Shortest loops through a node that satisfy the condition of acceptance.
class Loops {
 public:
  Loops(const Product& product, const std::vector<bool>& within, std::size_t& work)
      : product_(product), within_(within), work_(work) {}

  /// At most so long; 0: the state is repeated for ever.
  std::optional<std::size_t> shortest(std::size_t node, std::size_t most) {
    for (const ProductEdge& edge : product_.nodes[node].edges) {
      if (edge.to == node && edge.stutters && is_accepted(take({node, 0, 0, 0}, edge))) return 0;
    }
    std::map<Place, std::size_t> distance{{Place{node, 0, 0, 0}, 0}};
    std::deque<Place> queue{{node, 0, 0, 0}};
    for (; !queue.empty(); queue.pop_front()) {
      const Place place = queue.front();
      const std::size_t steps = distance[place] + 1;
      if (steps > most) break;
      for (const ProductEdge& edge : product_.nodes[std::get<0>(place)].edges) {
        if (edge.stutters || !within_[edge.to] || work_ == 0) continue;
        --work_;
        const Place next = take(place, edge);
        if (edge.to == node && is_accepted(next)) return steps;
        if (distance.emplace(next, steps).second) queue.push_back(next);
      }
    }
    return std::nullopt;
  }

 private:
  /// A node, and what was fulfilled, requested and granted on the way to it.
  using Place = std::tuple<std::size_t, Conditions, Conditions, Conditions>;

  [[nodiscard]] Place take(const Place& place, const ProductEdge& edge) const {
    const auto& [node, fulfilled, requested, granted] = place;
    return {edge.to, fulfilled | edge.fulfils, requested | product_.nodes[node].requests, granted | edge.grants};
  }

  [[nodiscard]] bool is_accepted(const Place& place) const {
    const auto& [node, fulfilled, requested, granted] = place;
    return (product_.to_fulfil & ~fulfilled) == 0 && (requested & ~granted) == 0;
  }

  const Product& product_;
  const std::vector<bool>& within_;
  std::size_t& work_;
};

}  // namespace

std::vector<Nodes> accepting_components(const Product& product) {
  Nodes all(product.nodes.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  std::vector<Nodes> accepting;
  collect_accepting(product, all, accepting);
  return accepting;
}

Lasso lasso_into(const Product& product, const Nodes& component) {
  std::vector<bool> within(product.nodes.size());
  for (const std::size_t node : component) within[node] = true;
  Nodes path = *path_to(product, product.initial, std::vector<bool>(product.nodes.size(), true),
                        [&](std::size_t node) { return bool(within[node]); });
  const std::size_t start = path.size() - 1, entry = path.back();
  const Seen seen = seen_within(product, component);
  Conditions fulfil = product.to_fulfil, grant = seen.requested;
  std::size_t at = entry;
  const auto wanted = [&](std::size_t node) {
    const auto& edges = product.nodes[node].edges;
    return std::find_if(edges.begin(), edges.end(), [&](const ProductEdge& edge) {
      const bool helps = (edge.fulfils & fulfil) != 0 || (edge.grants & grant) != 0 || (fulfil == 0 && grant == 0);
      return within[edge.to] && helps;
    });
  };
  do {  // at least one step is taken
    const Nodes way = *path_to(product, {at}, within, [&](std::size_t n) { return wanted(n) != product.nodes[n].edges.end(); });
    path.insert(path.end(), way.begin() + 1, way.end());
    const ProductEdge& edge = *wanted(way.back());
    fulfil &= ~edge.fulfils;
    grant &= ~edge.grants;
    at = edge.to;
    path.push_back(at);
  } while (fulfil != 0 || grant != 0);
  const Nodes back = *path_to(product, {at}, within, [&](std::size_t node) { return node == entry; });
  path.insert(path.end(), back.begin() + 1, back.end());
  path.pop_back();  // the entry, where the loop is closed
  Lasso lasso{{}, start};
  for (const std::size_t node : path) lasso.states.push_back(product.nodes[node].state);
  return lasso;
}

std::optional<std::size_t> shortest_lasso(const Product& product, const std::vector<Nodes>& components, std::size_t work) {
  std::optional<std::size_t> best;
  const auto distance = distances(product);
  for (const Nodes& component : components) {
    std::vector<bool> within(product.nodes.size());
    for (const std::size_t node : component) within[node] = true;
    Loops loops(product, within, work);
    for (const std::size_t node : component) {
      const auto near = distance.find(node);
      if (near == distance.end() || (best && near->second > *best)) continue;
      const auto loop = loops.shortest(node, best ? *best - near->second : product.nodes.size() * 64);
      if (work == 0) return std::nullopt;
      if (loop && (!best || near->second + *loop < *best)) best = near->second + *loop;
    }
  }
  return best;
}

}  // namespace tlaloc::oracle
