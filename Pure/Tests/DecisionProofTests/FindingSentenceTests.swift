import DMN
import DecisionProof
import FEEL
import Testing

@Suite("Findings in words")
struct FindingSentenceTests {
  typealias Case = (policy: HitPolicy, rules: [[String]], ja: String, en: String)

  @Test(
    "a person is told what it is, with an example",
    arguments: [
      (
        .unique, [["< 64", "-", "1"], ["> 64", "-", "2"], ["64", "<= 2000000", "3"]],
        "年齢 64、世帯所得 2,000,001 は、どの行にも当たりません。当たる行がない範囲: 年齢 64、世帯所得 2,000,001以上。",
        "No rule fits 年齢 64, 世帯所得 2,000,001. Values that fit none: 年齢 64, 世帯所得 2,000,001 or more."
      ),
      (
        .unique, [["< 65", "-", "1"], [">= 64", "-", "2"]], "行1 と 行2 が同時に当たります。例: 年齢 64。",
        "Rules 1 and 2 fit together. Example: 年齢 64."
      ),
      (
        .any, [["< 65", "-", "1"], [">= 64", "-", "2"]],
        "行1 と 行2 が同時に当たり、結果が食い違います（行1: 1、行2: 2）。例: 年齢 64。",
        "Rules 1 and 2 fit together but disagree (rule 1: 1, rule 2: 2). Example: 年齢 64."
      ),
      (
        .first, [["-", "-", "1"], [">= 64", "-", "2"]],
        "行2 には決して届きません。行1 がすべて先に当たります。例: 年齢 64、世帯所得 0 は 行1 で決まります。",
        "Rule 2 is never reached: rule 1 always fits first. Example: 年齢 64, 世帯所得 0 is decided by rule 1."
      ),
      (
        .first, [["> 200", "-", "1"], ["-", "-", "2"]],
        "行1 には決して届きません。「年齢」の条件 > 200 に当たる値は、この項目で認められている値にありません。",
        "Rule 1 is never reached: no value that is allowed passes the condition > 200 on “年齢”."
      ),
      (
        .first, [["modulo(?, 2) = 0", "-", "1"], ["-", "-", "2"]],
        "行1 の「年齢」の条件 modulo(?, 2) = 0 は計算や他の値によるため、すき間や重なりがあるかを決められません。",
        "Not decided: the condition modulo(?, 2) = 0 on “年齢” of rule 1 computes something or depends on other values, "
          + "so gaps and overlaps there cannot be told."
      ),
    ] as [Case])
  func sentences(policy: HitPolicy, rules: [[String]], ja: String, en: String) throws {
    let findings = Sample.findings(of: policy, [("年齢", "年齢"), ("世帯所得", "円")], rules)
    #expect(findings.map { $0.sentence(in: .ja) } == [ja])
    #expect(findings.map { $0.sentence(in: .en) } == [en])
  }

  @Test("numbers between whole ones come with advice")
  func fractions() throws {
    let findings = Sample.findings([("x", "number")], [["<= 64", "1"], [">= 65", "2"]])
    #expect(
      findings.map { $0.sentence(in: .ja) } == [
        "x 64.5 は、どの行にも当たりません。当たる行がない範囲: x 64より大きく65未満。"
          + "小数の値だけです。整数しかない項目なら、型で「? = floor(?)」と決めると、この指摘はなくなります。"
      ])
  }
}
