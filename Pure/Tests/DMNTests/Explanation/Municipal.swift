import DMN

/// A model of a town's fee, as an officer would write it.
enum Municipal {
  /// Fee by purpose and age; `amount` where a rule's output is wanted otherwise.
  static func fee(
    _ hitPolicy: HitPolicy = .unique, aggregation: Aggregation? = nil, rules: [DecisionTable.Rule]? = nil,
    otherwise: String? = nil, allowedAge: String? = nil
  ) -> DecisionTable {
    DecisionTable(
      hitPolicy, aggregation: aggregation,
      inputs: [
        .init("使用目的", typeRef: "string", label: "使用目的"),
        .init("年齢", typeRef: "number", allowedValues: allowedAge, label: "年齢（歳）"),
      ],
      outputs: [.init(typeRef: "number", defaultEntry: otherwise.map { LiteralExpression($0) }, label: "手数料（円）")],
      rules: rules ?? [
        .init(["\"年金\"", "-"], ["0"], annotations: ["つむぎ市手数料条例 第6条"]),
        .init(["not(\"年金\")", "< 65"], ["300 * 通数"], annotations: ["つむぎ市手数料条例 別表第1"]),
        .init(["not(\"年金\")", ">= 65"], ["150 * 通数"], annotations: ["つむぎ市手数料条例 別表第1"]),
      ], annotations: ["出典"])
  }

  static let inputs = [
    InputData("使用目的", "string", id: "_p"), InputData("年齢", "number", id: "_a"), InputData("通数", "number", id: "_n"),
  ]

  static func model(_ table: DecisionTable) -> CompiledModel {
    let decision = Decision(
      "fee", "Any", id: "_fee", requiredInputs: inputs.map { .local($0.id) }, logic: BoxedExpression(.table(table)))
    return CompiledModel(Sample.model([decision], inputs: inputs))
  }

  /// Fee, tax and their sum, with the sources they follow.
  static let graph: DecisionModel = {
    let fee = Decision(
      "手数料", "number", id: "_fee", requiredInputs: inputs.map { .local($0.id) },
      logic: BoxedExpression(.table(Municipal.fee())))
    let postage = Decision(
      "郵送料", "number", id: "_postage", requiredInputs: [.local("_n")], logic: .literal("if 通数 > 10 then 180 else 110"))
    var sum = Decision(
      "合計（円）", "number", id: "_sum", requiredDecisions: [.local("_fee"), .local("_postage")],
      logic: .literal("手数料 + 郵送料"))
    sum.requiredAuthorities = [.local("_ordinance")]
    var model = Sample.model([sum, fee, postage], inputs: inputs)
    model.knowledgeSources = [KnowledgeSource("つむぎ市手数料条例", id: "_ordinance")]
    return model
  }()
}
