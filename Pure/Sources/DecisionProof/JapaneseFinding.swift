import FEEL

/// A finding in Japanese.
struct JapaneseFinding {
  let finding: ProofFinding
  private let words = RegionWords(.ja)

  init(finding: ProofFinding) { self.finding = finding }

  var sentence: String {
    switch finding.kind {
    case .gap: period + gap + range + fraction + assumption
    case .overlap: period + "\(pair) が同時に当たります。" + example + assumption
    case .contradiction: period + "\(pair) が同時に当たり、結果が食い違います（\(outputs)）。" + example + assumption
    case .unreachable: unreachable
    case .redundant: "\(rule(0)) は、\(others) と同じ結果しか出しません。なくても何も変わりません。"
    case .undecided: undecided
    case .outputNotAllowed: outputNotAllowed
    case .typeContradiction: typeContradiction
    case .missingType: "「\(finding.input ?? finding.element)」の型「\(finding.text ?? "")」は定義されていません。"
    case .unused: "「\(finding.text ?? "")」は、どの判断でも使われていません。"
    }
  }

  private func rule(_ index: Int) -> String { "行\(finding.rules[index])" }

  private var others: String { finding.rules.dropFirst().map { "行\($0)" }.joined(separator: "、") }

  private var pair: String {
    finding.rules.count == 2 ? "\(rule(0)) と \(rule(1))" : "\(rule(0)) と、\(others) のそれぞれ"
  }

  private var period: String {
    let text = finding.period.map(words.text) ?? ""
    return text.isEmpty ? "" : "\(text)の規則: "
  }

  private var values: String { finding.telling.map { words.text($0.input, $0.value) }.joined(separator: "、") }

  private var gap: String {
    finding.telling.isEmpty ? "当たる行がありません。" : "\(values)\(values.hasSuffix("」") ? "" : " ")は、どの行にも当たりません。"
  }

  private var range: String {
    finding.wide.isEmpty ? "" : "当たる行がない範囲: \(finding.regions.map(words.text).joined(separator: "、"))。"
  }

  private var fraction: String {
    finding.isFractional
      ? "小数の値だけです。整数しかない項目なら、型で「? = floor(?)」と決めると、この指摘はなくなります。" : ""
  }

  private var assumption: String {
    finding.assumptions.isEmpty
      ? "" : "（\(finding.assumptions.map { "「\($0)」" }.joined(separator: "、")) がその値になりうるとした場合です。）"
  }

  private var example: String {
    finding.telling.isEmpty ? "" : "例: \(values)。"
  }

  private var outputs: String {
    zip(finding.rules, finding.outputs).map { "行\($0): \(words.text($1))" }.joined(separator: "、")
  }

  private var unreachable: String {
    let cell = "「\(finding.input ?? "")」の条件 \(finding.text ?? "")"
    switch finding.reason {
    case .taken:
      let shown = finding.example.isEmpty ? "" : "例: \(values) は \(others) で決まります。"
      return "\(rule(0)) には決して届きません。\(others) がすべて先に当たります。\(shown)"
    case .notAllowed:
      return "\(rule(0)) には決して届きません。\(cell) に当たる値は、この項目で認められている値にありません。"
    case .noDay: return "\(rule(0)) には決して届きません。適用終了日が施行日より前です。"
    default: return "\(rule(0)) には決して届きません。\(cell) に当たる値はありません。"
    }
  }

  private var undecided: String {
    let rules = finding.rules.map { "行\($0)" }.joined(separator: "、")
    switch finding.reason {
    case .computed:
      return "\(rules) の「\(finding.input ?? "")」の条件 \(finding.text ?? "") は計算や他の値によるため、すき間や重なりがあるかを決められません。"
    case .unreadable:
      let place = rules.isEmpty ? "" : rules + " の"
      return "\(place)「\(finding.input ?? "")」の条件 \(finding.text ?? "") は FEEL として読めません。"
    case .more: return "同じような指摘がほかにもあります。挙げたものを直してから、もう一度確かめてください。"
    case .outputs: return "\(rules) が同時に当たりますが、計算で出す結果が同じかどうかは決められません。"
    case .unconfirmed: return "\(rules.isEmpty ? "この表" : rules) について、証明の結果を実際の評価で確かめられませんでした。"
    default: return "表が大きすぎるため、決められないところが残りました。"
    }
  }

  private var outputNotAllowed: String {
    let place = finding.rules.isEmpty ? "既定の結果" : rule(0)
    return "\(place) の結果 \(finding.outputs.map(words.text).joined(separator: "、")) は、この表で認められている値にありません。"
  }

  private var typeContradiction: String {
    let input = "「\(finding.input ?? "")」"
    guard let text = finding.text, !text.isEmpty else { return "\(input) には、とりうる値が一つもありません。" }
    return "\(input) で認められている値 \(text) は、項目の型と矛盾します。"
  }
}
