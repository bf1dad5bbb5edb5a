import Kernel
import Testing

@testable import ProcedureDraft

@Suite("What differs between two folders") struct DraftDifferenceTests {
  static let questions = SampleDraft.questions

  static let changes: [(DraftEdit, String, String)] = [
    (
      .set(questions.item("phone").key("optional"), to: .flag(true), was: nil), "質問「質問phone」を任意にしました",
      "Made question “質問phone” optional"
    ),
    (
      .set(questions.item("phone").key("label"), to: .text("電話番号"), was: .text("質問phone")),
      "質問「電話番号」の文：質問phone → 電話番号", "question “電話番号”, label: 質問phone → 電話番号"
    ),
    (
      .insert(SampleDraft.option("post"), into: questions.item("kind").key("options"), .last),
      "選択肢「選択肢post」を足しました", "Added option “選択肢post”"
    ),
    (
      .setText(file: "decisions/fee.dmn", to: SampleDraft.fee(350), was: SampleDraft.fee(300)),
      "手数料の表 行2「金額」：300 * copies → 350 * copies", "the fee table, row 2, 金額: 300 * copies → 350 * copies"
    ),
    (
      .move(questions.item("phone"), into: SampleDraft.form.key("sections").item("dogs").key("questions"), .last),
      "質問「質問phone」を、セクション「申請する方」から「犬」に移しました", "Moved question “質問phone” from section “申請する方” to “犬”"
    ),
    (.move(questions.item("phone"), into: questions, .first), "質問「質問phone」の順番を変えました", "Changed the order of question “質問phone”"),
    (
      .set(questions.item("phone").key("id"), to: .text("tel"), was: .text("phone")),
      "質問「質問phone」のIDを「phone」から「tel」に変えました", "Changed the id of question “質問phone” from “phone” to “tel”"
    ),
    (
      .set(DraftPath("text/en.yaml").key("question.phone.label"), to: .text("Telephone"), was: .text("Phone")),
      "英語の文「question.phone.label」：Phone → Telephone", "English sentence “question.phone.label”: Phone → Telephone"
    ),
    (
      .set(questions.item("copies").key("when"), to: nil, was: .text(#"kind = "proxy""#)),
      "質問「質問copies」の条件をなくし、いつも表示するようにしました",
      "Took the condition of question “質問copies” away: it is always shown"
    ),
    (
      .remove(DraftPath("documents/receipt.yaml").key("blocks").index(2), was: SampleDraft.object([("note", .text("以上"))])),
      "書類「受付票」の3番目の部分をなくしました：以上", "Removed part 3 of document “受付票”: 以上"
    ),
  ]

  @Test("is said in one sentence for one change", arguments: changes.indices)
  func sentence(index: Int) throws {
    let (edit, japanese, english) = Self.changes[index]
    var folder = SampleDraft.full
    try folder.apply(edit)
    let difference = DraftDifference(from: SampleDraft.full, to: folder)
    #expect(difference.sentences(in: .japanese) == [japanese])
    #expect(difference.sentences(in: .english) == [english])
  }

  @Test("is nothing for the same folder, and for numbers written as texts")
  func nothing() throws {
    #expect(DraftDifference(from: SampleDraft.full, to: SampleDraft.full).isEmpty)
    var folder = SampleDraft.full
    try folder.apply(.set(DraftPath("groups/person.yaml").key("version"), to: .text("1"), was: .number(1)))
    #expect(DraftDifference(from: SampleDraft.full, to: folder).isEmpty)
  }

  @Test("is something whenever the folders say something else", arguments: 0..<300)
  func complete(seed: Int) throws {
    var dice = EditDice(seed + 11)
    var folder = SampleDraft.full
    let edit = dice.edit(folder)
    guard (try? folder.apply(edit)) != nil else { return }
    let isSame = SampleDraft.full.json.saysTheSame(as: folder.json)
    #expect(DraftDifference(from: SampleDraft.full, to: folder).isEmpty == isSame, "\(edit)")
  }
}

@Suite("The longest run") struct LongestRunTests {
  @Test("is as long as it can be", arguments: [
    ([0, 1, 2, 3], 4), ([3, 0, 1, 2], 3), ([1, 0], 1), ([], 0), ([2, 0, 1, 4, 3], 3),
  ])
  func run(numbers: [Int], length: Int) { #expect(ItemPairs.longestRun(numbers).count == length) }
}
