import DMN

/// What sheets have no place for: the element of DMN, with words for what to do instead.
enum UnshowablePart: String {
  case modelImport = "import"
  case itemDefinition
  case knowledgeModel = "businessKnowledgeModel"
  case service = "decisionService"
  case decision
  /// An expression that is not FEEL.
  case otherLanguage = "expressionLanguage"

  /// By what a ``SheetProblem`` expected.
  init(_ expected: [String]) { self = expected.first.flatMap { UnshowablePart(rawValue: $0) } ?? .decision }

  static func all(of model: DecisionModel) -> [(name: String, kind: UnshowablePart)] {
    model.imports.map { ($0.name, .modelImport) }
      + model.itemDefinitions.map { ($0.name, .itemDefinition) }
      + model.knowledgeModels.map { ($0.name, .knowledgeModel) }
      + model.services.map { ($0.name, .service) }
      + model.decisions.filter { SheetDecision($0) == nil }.map { ($0.name, .decision) }
  }

  func japanese(_ name: String) -> String {
    let (what, way) =
      switch self {
      case .modelImport: ("ほかのモデルの読み込み（import）", "その内容をこのモデルに写す")
      case .itemDefinition:
        ("型の定義（itemDefinition）", "列の型を元の型（文字、数など）にし、使える値を列の「選べる値」に書いて、定義を消す")
      case .knowledgeModel: ("関数（businessKnowledgeModel）", "その計算を、使っている決定の中に書く")
      case .service: ("決定サービス（decisionService）", "サービスを消し、中の決定をそれぞれ使う")
      case .decision: ("表でも一つの式でもない決定（decision）", "決定表か一つの計算式に書き直す")
      case .otherLanguage: ("FEEL ではない式（expressionLanguage）", "FEEL に書き直す")
      }
    return "「\(name)」は\(what)なので、シートに書けません。\(way)か、DMN ファイルのまま使ってください。"
  }

  func english(_ name: String) -> String {
    let (what, way) =
      switch self {
      case .modelImport: ("imports another model (import)", "Copy what it needs into this model")
      case .itemDefinition:
        (
          "is a type of the model's own (itemDefinition)",
          "Give the columns its base type, write its values as their allowed values and remove it"
        )
      case .knowledgeModel:
        ("is a function (businessKnowledgeModel)", "Write its calculation into the decisions that use it")
      case .service: ("is a decision service (decisionService)", "Remove it and ask its decisions one by one")
      case .decision:
        ("is a decision that is neither a table nor one expression (decision)", "Write it as one of these")
      case .otherLanguage: ("is not FEEL (expressionLanguage)", "Write it in FEEL")
      }
    return "“\(name)” \(what), which sheets cannot hold. \(way), or use the DMN file as it is."
  }
}
