import FEEL

/// The types of all models by their names.
struct ItemTypes {
  private var definitions: [String: [String: ItemDefinition]] = [:]
  private var imports: [String: [ModelImport]] = [:]
  private var resolved: [Key: ItemType] = [:]
  private var inProgress: Set<Key> = []
  private(set) var problems: [DMNProblem] = []

  private struct Key: Hashable {
    let namespace: String
    let name: String
  }

  private static let deepest = 64

  private let limits: DMNLimits

  init(_ models: [DecisionModel], limits: DMNLimits) {
    self.limits = limits
    for model in models {
      var byName: [String: ItemDefinition] = [:]
      for item in model.itemDefinitions {
        if byName.updateValue(item, forKey: item.name) != nil {
          problems.append(
            DMNProblem(
              .repeatedName, in: item.name, at: item.position, found: "a second item definition of this name",
              expected: "each name once"))
        }
      }
      definitions[model.namespace] = byName
      imports[model.namespace] = model.imports
    }
  }

  /// The type a name stands for in a model; any value where there is no name.
  mutating func type(_ typeRef: String?, in namespace: String, of element: String) -> ItemType {
    guard let typeRef = typeRef?.withoutOuterSpace, !typeRef.isEmpty else { return .any }
    if let type = lookUp(typeRef, in: namespace, depth: 0) { return type }
    problems.append(
      DMNProblem(.unknownType, in: element, found: typeRef, expected: "a type of FEEL or an item definition"))
    return .any
  }

  private mutating func lookUp(_ name: String, in namespace: String, depth: Int) -> ItemType? {
    if let definition = definitions[namespace]?[name] { return resolve(definition, in: namespace, depth: depth) }
    if let known = FEELType.builtIn(name) { return ItemType(known) }
    // `feel:string` and `own:tPerson`, as DMN 1.1 wrote them.
    if let colon = name.firstIndex(of: ":") {
      let local = String(name[name.index(after: colon)...])
      if let known = FEELType.builtIn(local) { return ItemType(known) }
      for space in [namespace] + (imports[namespace] ?? []).map(\.namespace) {
        guard let definition = definitions[space]?[local] else { continue }
        return resolve(definition, in: space, depth: depth)
      }
    }
    for item in imports[namespace] ?? [] {
      let prefix = item.name.isEmpty ? "" : item.name + "."
      guard name.hasPrefix(prefix), definitions[item.namespace] != nil else { continue }
      let inner = String(name.dropFirst(prefix.count))
      if let definition = definitions[item.namespace]?[inner] {
        return resolve(definition, in: item.namespace, depth: depth)
      }
    }
    return nil
  }

  private mutating func resolve(_ item: ItemDefinition, in namespace: String, depth: Int) -> ItemType {
    let key = Key(namespace: namespace, name: item.name)
    if let known = resolved[key] { return known }
    guard inProgress.insert(key).inserted, depth < ItemTypes.deepest else {
      problems.append(
        DMNProblem(
          depth < ItemTypes.deepest ? .cyclicTypes : .nestedTooDeep, in: item.name, at: item.position,
          expected: "types that are made of others in at most \(ItemTypes.deepest) steps"))
      return .any
    }
    defer { inProgress.remove(key) }
    let type = build(item, in: namespace, depth: depth + 1)
    resolved[key] = type
    return type
  }

  private mutating func build(_ item: ItemDefinition, in namespace: String, depth: Int) -> ItemType {
    let base = core(item, in: namespace, depth: depth)
    let allowed = tests(item.allowedValues, of: item, input: base.feel)
    let feel: FEELType = item.isCollection ? .list(base.feel) : base.feel
    let constraint = tests(item.typeConstraint, of: item, input: feel)
    guard item.isCollection || allowed != nil || constraint != nil else { return base }
    return ItemType(base: base, isCollection: item.isCollection, allowedValues: allowed, constraint: constraint)
  }

  private mutating func core(_ item: ItemDefinition, in namespace: String, depth: Int) -> ItemType {
    if let function = item.function {
      var parameters: [FEELType] = []
      for parameter in function.parameters {
        parameters.append(component(parameter.typeRef, of: item, in: namespace, depth).feel)
      }
      let result = component(function.outputTypeRef, of: item, in: namespace, depth)
      return ItemType(.function(FEELType.FunctionType(parameters, result.feel)))
    }
    if !item.components.isEmpty {
      var components: [(name: String, type: ItemType)] = []
      for part in item.components {
        guard depth < ItemTypes.deepest else {
          problems.append(DMNProblem(.nestedTooDeep, in: item.name, at: item.position))
          return .any
        }
        components.append((part.name, build(part, in: namespace, depth: depth + 1)))
      }
      let type = ItemType(components: components)
      guard type.size <= limits.typeSize else {
        problems.append(
          DMNProblem(
            .tooLarge, in: item.name, at: item.position, expected: "types of at most \(limits.typeSize) parts"))
        return .any
      }
      return type
    }
    return component(item.typeRef, of: item, in: namespace, depth)
  }

  private mutating func component(
    _ typeRef: String?, of item: ItemDefinition, in namespace: String, _ depth: Int
  ) -> ItemType {
    guard let typeRef = typeRef?.withoutOuterSpace, !typeRef.isEmpty else { return .any }
    if let type = lookUp(typeRef, in: namespace, depth: depth) { return type }
    problems.append(
      DMNProblem(
        .unknownType, in: item.name, at: item.position, found: typeRef,
        expected: "a type of FEEL or an item definition"))
    return .any
  }

  private mutating func tests(_ text: String?, of item: ItemDefinition, input: FEELType) -> CompiledUnaryTests? {
    guard let text, !text.withoutOuterSpace.isEmpty else { return nil }
    do {
      return try FEELCompiler.unaryTests(text, input: input)
    } catch {
      problems.append(DMNProblem(.feel, in: item.name, at: item.position, found: text, expression: error))
      return nil
    }
  }

  /// The names `instance of` and parameters may use in a model.
  mutating func names(in namespace: String) -> [(String, FEELType)] {
    var names: [(String, FEELType)] = []
    for item in imports[namespace] ?? [] {
      let prefix = item.name.isEmpty ? "" : item.name + "."
      for (name, definition) in definitions[item.namespace] ?? [:] {
        names.append((prefix + name, resolve(definition, in: item.namespace, depth: 0).feel))
      }
    }
    for (name, definition) in definitions[namespace] ?? [:] {
      names.append((name, resolve(definition, in: namespace, depth: 0).feel))
    }
    return names
  }
}
