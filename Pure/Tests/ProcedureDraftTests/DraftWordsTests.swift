import FormSchema
import Kernel
import Testing

@testable import ProcedureDraft

@Suite("The sentences of a draft") struct DraftWordsTests {
  private static let words = DraftWords(SampleDraft.full)

  @Test("stand in the order of the folder, each with its place", arguments: [
    ("procedure.title", "procedure.yaml:title", "犬の登録"), ("procedure.needed.2", "procedure.yaml:needed/*1", "写真"),
    ("reason.per-dog", "procedure.yaml:reasons/per-dog", "1頭ごとの手数料です。"),
    ("question.phone.hint", "form.yaml:sections/@applicant/questions/@phone/hint", "昼の番号"),
    ("option.kind.proxy", "form.yaml:sections/@applicant/questions/@kind/options/@proxy/label", "選択肢proxy"),
    ("question.dogs.age.label", "form.yaml:sections/@dogs/questions/@dogs/questions/@age/label", "質問age"),
    ("check.dogs.old", "form.yaml:sections/@dogs/questions/@dogs/checks/@old/message", "年齢"),
    ("question.person-name.label", "form.yaml:sections/@applicant/questions/@person/with/name/label", "使者の氏名"),
  ])
  func found(key: String, place: String, japanese: String) throws {
    let sentence = try #require(Self.words.sentence(key))
    #expect(sentence.path.description == place && sentence.japanese == japanese)
  }

  @Test("are each there once")
  func once() {
    let keys = Self.words.sentences.map(\.key)
    #expect(Set(keys).count == keys.count && !keys.isEmpty)
  }

  @Test("without a translation are missing in each language that has none")
  func missing() throws {
    var folder = SampleDraft.full
    let key = "question.dogs.age.label"
    let before = try #require(DraftWords(folder).sentence(key))
    #expect(before.missing.contains(.easyJapanese))
    let edit = try #require(DraftWords.edit([(key, "犬の とし", nil)], in: .easyJapanese, of: folder))
    try folder.apply(edit)
    let after = try #require(DraftWords(folder).sentence(key))
    #expect(!after.missing.contains(.easyJapanese) && after.translations[.easyJapanese] == "犬の とし")
  }

  @Test("are written as one edit that names only what is changed")
  func edit() throws {
    let folder = DraftFolder(["text/en.yaml": .tree(["a": "one"])])
    #expect(DraftWords.edit([("a", "one", "one")], in: .english, of: folder) == nil)
    let path = DraftPath("text/en.yaml")
    #expect(
      DraftWords.edit([("a", nil, "one"), ("b", "two", nil)], in: .english, of: folder)
        == .all([.set(path.key("a"), to: nil, was: "one"), .set(path.key("b"), to: "two", was: nil)]))
    // A draft without the file gets it.
    #expect(
      DraftWords.edit([("b", "two", nil)], in: .easyJapanese, of: folder)
        == .addFile("text/easy-ja.yaml", .tree(["b": "two"])))
    #expect(DraftWords.edit([("b", nil, "two")], in: .easyJapanese, of: folder) == nil)
  }

  @Test("whose Japanese changed while their translation did not are stale")
  func stale() throws {
    var folder = SampleDraft.full
    let label = DraftPath("form.yaml").key("sections").item("applicant").key("questions").item("phone").key("label")
    try folder.apply(.set(label, to: "昼の電話", was: folder[label]))
    let stale = DraftWords(folder).stale(since: Self.words)
    #expect(stale.keys.sorted() == ["question.phone.label"])
    #expect(stale["question.phone.label"]?.languages == [.english])
    #expect(stale["question.phone.label"]?.japanese == "質問phone")
    let english = DraftSentence.path(of: "question.phone.label", in: .english)
    try folder.apply(.set(english, to: "Daytime phone", was: folder[english]))
    #expect(DraftWords(folder).stale(since: Self.words).isEmpty)
  }

  @Test("that are gone leave translations behind, which are told")
  func orphans() throws {
    var folder = SampleDraft.full
    #expect(!DraftWords(folder).orphans.contains { $0.key == "question.phone.label" })
    let phone = DraftPath("form.yaml").key("sections").item("applicant").key("questions").item("phone")
    try folder.apply(.remove(phone, was: folder[phone] ?? .null))
    #expect(DraftWords(folder).orphans.contains { $0.language == .english && $0.key == "question.phone.label" })
  }
}
