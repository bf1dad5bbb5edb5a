import DMN
import FEEL

/// The domains of a model's types (DMN 1.5 §7.3.2): what they are in FEEL, and the tests their values pass.
struct ItemDomains {
  private var definitions: [String: [String: ItemDefinition]] = [:]
  private let imports: [ModelImport]
  private let namespace: String

  /// Types are made of others in at most so many steps.
  private static let deepest = 64

  init(_ model: DecisionModel, imports: [DecisionModel]) {
    namespace = model.namespace
    self.imports = model.imports
    for one in [model] + imports where definitions[one.namespace] == nil {
      definitions[one.namespace] = Dictionary(one.itemDefinitions.map { ($0.name, $0) }) { first, _ in first }
    }
  }

  /// The domain of a type's name; every value where there is none.
  func domain(of typeRef: String?) -> ValueDomain {
    guard let typeRef, !typeRef.allSatisfy(\.isWhitespace) else { return .any }
    guard let found = find(typeRef, in: namespace) else { return ValueDomain(unknownType: typeRef) }
    return domain(of: found, depth: 0)
  }

  /// The domain of a member of a type, of a member of that, and so on.
  func domain(of typeRef: String?, members: some Sequence<String>) -> ValueDomain {
    guard let typeRef, var found = find(typeRef, in: namespace) else { return .any }
    for member in members {
      guard let next = component(member, of: found, depth: 0) else { return .any }
      found = next
    }
    return domain(of: found, depth: 0)
  }

  private enum Found {
    case builtIn(FEELType)
    case item(ItemDefinition, namespace: String)
  }

  private func find(_ name: String, in namespace: String) -> Found? {
    if let item = definitions[namespace]?[name] { return .item(item, namespace: namespace) }
    if let type = FEELType.builtIn(name) { return .builtIn(type) }
    if let colon = name.firstIndex(of: ":") {
      // `feel:string`, as DMN 1.1 wrote it.
      let local = String(name[name.index(after: colon)...])
      if let type = FEELType.builtIn(local) { return .builtIn(type) }
      for space in [namespace] + imports.map(\.namespace) {
        if let item = definitions[space]?[local] { return .item(item, namespace: space) }
      }
    }
    for used in imports {
      let prefix = used.name.isEmpty ? "" : used.name + "."
      guard name.hasPrefix(prefix), let item = definitions[used.namespace]?[String(name.dropFirst(prefix.count))]
      else { continue }
      return .item(item, namespace: used.namespace)
    }
    return nil
  }

  private func domain(of found: Found, depth: Int) -> ValueDomain {
    guard depth < ItemDomains.deepest else { return .any }
    switch found {
    case .builtIn(let type): return ValueDomain(type: type)
    case .item(let item, let namespace): return domain(of: item, in: namespace, depth: depth)
    }
  }

  private func domain(of item: ItemDefinition, in namespace: String, depth: Int) -> ValueDomain {
    if item.isCollection { return ValueDomain(type: .list(.any)) }
    if item.function != nil { return ValueDomain(type: .function(FEELType.FunctionType([], .any))) }
    if !item.components.isEmpty { return ValueDomain(type: .context(FEELType.ContextType([]))) }
    var result = ValueDomain.any
    if let base = item.typeRef {
      result = find(base, in: namespace).map { domain(of: $0, depth: depth + 1) } ?? ValueDomain(unknownType: base)
    }
    result.tests += [item.allowedValues, item.typeConstraint].compactMap { test($0, result.type) }
    return result
  }

  private func component(_ name: String, of found: Found, depth: Int) -> Found? {
    guard case .item(let item, let namespace) = found, !item.isCollection, depth < ItemDomains.deepest else {
      return nil
    }
    if let part = item.components.first(where: { $0.name == name }) { return .item(part, namespace: namespace) }
    guard let base = item.typeRef.flatMap({ find($0, in: namespace) }) else { return nil }
    return component(name, of: base, depth: depth + 1)
  }

  private func test(_ text: String?, _ type: FEELType) -> CellTest? {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
    return try? CellTest(text, input: type)
  }
}
