/// Turns one expression into nodes. The forms stand in the files `Compiling….swift`.
///
/// A class because the bodies of functions are compiled by compilers of their own that look into the outer ones.
final class ExpressionCompiler {
  let layout: FrameLayout
  let foreign: ForeignFunctions
  private var scopes: [Scope] = []
  private var nextSlot: Int
  private(set) var slotCount: Int

  /// Names declared inside the expression.
  final class Binding {
    let name: String
    let slot: Int
    var isUsed = false

    init(_ name: String, _ slot: Int) {
      self.name = name
      self.slot = slot
    }
  }

  private enum Scope {
    case name(Binding)
    /// The item of a filter, and the type its text tells.
    case item(Binding, FEELType)
  }

  init(_ layout: FrameLayout, _ foreign: ForeignFunctions) {
    self.layout = layout
    self.foreign = foreign
    nextSlot = layout.count
    slotCount = layout.count
  }

  /// For the body of a function: its frame begins with parameters and captured values.
  init(function names: [String], _ foreign: ForeignFunctions) {
    layout = FrameLayout()
    self.foreign = foreign
    nextSlot = 0
    slotCount = 0
    for name in names { _ = declare(name) }
  }

  /// Takes slots side by side.
  func reserve(_ count: Int) -> Int {
    let first = nextSlot
    nextSlot += count
    slotCount = max(slotCount, nextSlot)
    return first
  }

  func declare(_ name: String) -> Binding {
    let binding = Binding(name, reserve(1))
    scopes.append(.name(binding))
    return binding
  }

  func declareItem(_ type: FEELType) -> Binding {
    let binding = Binding("item", reserve(1))
    scopes.append(.item(binding, type))
    return binding
  }

  /// Compiles something whose names and slots end with it.
  func scoped<Result>(_ body: () -> Result) -> Result {
    let depth = scopes.count
    let slot = nextSlot
    let result = body()
    scopes.removeLast(scopes.count - depth)
    nextSlot = slot
    return result
  }

  /// The value of a name; nil where nobody declared it and no item may have it.
  func resolve(_ name: String) -> (any Node)? {
    resolve(name, scopes.count - 1)
  }

  private func resolve(_ name: String, _ depth: Int) -> (any Node)? {
    var depth = depth
    while depth >= 0 {
      switch scopes[depth] {
      case .name(let binding) where Text.isSame(binding.name, name):
        binding.isUsed = true
        return SlotNode(binding.slot)
      case .name: break
      case .item(let item, let type):
        if let node = resolve(name, item, type, outside: depth - 1) { return node }
      }
      depth -= 1
    }
    return layout.slot(of: name).map { SlotNode($0) }
  }

  /// A name inside a filter: the item, a member of it, or a name outside (DMN 1.5 §10.3.2.5).
  private func resolve(
    _ name: String, _ item: Binding, _ type: FEELType, outside depth: Int
  ) -> (any Node)? {
    let isItem = name == "item"
    if case .context(let context) = type, context.type(of: name) != nil {
      item.isUsed = true
      return PathNode(SlotNode(item.slot), name, SourceRange(start: 0, end: 0))
    }
    if isItem { item.isUsed = true }
    if type.isScalar { return isItem ? SlotNode(item.slot) : nil }
    let otherwise: any Node
    if isItem {
      otherwise = SlotNode(item.slot)
    } else if let outer = resolve(name, depth) {
      // A context of known members has no other that the text could mean.
      if case .context(let context) = type, !context.members.isEmpty { return outer }
      otherwise = outer
    } else {
      otherwise = ConstantNode(.null)
    }
    item.isUsed = true
    return ItemNameNode(item: item.slot, name: name, otherwise: otherwise)
  }
}
