import Kernel
import Nihongo
import Testing

@testable import FormSchema

@Suite("The record of an application") struct RecordTests {
  static let definition = ProcedureDefinition.sample(
    .sample([
      .sample(.name(isOrganisation: false), id: "name", role: .applicantName),
      .sample(.date(earliest: nil, latest: nil, isBirth: true), id: "birth", role: .applicantBirthDate),
      .sample(.address, id: "home", role: .applicantAddress),
      .sample(.email, id: "mail", isOptional: true, role: .applicantEmail),
      .sample(.choices(options: [Option(id: "a", label: "あ")], atLeast: 0, atMost: nil, hasOther: true), id: "items"),
      .sample(.number(min: 0, max: 9, unit: "通"), id: "copies"),
      .sample(.name(isOrganisation: false), id: "proxy", isOptional: true, role: .proxyName),
      .sample(
        .choice(options: [Option(id: "child", label: "子")], hasOther: false), id: "relation", isOptional: true,
        role: .proxyRelation),
      .sample(.files(accept: [.photo], atLeast: 0, atMost: 2), id: "photos", isOptional: true),
      .sample(.consent(statement: "同意します"), id: "consent", isOptional: true),
    ]))

  static let typed = TypedAnswers([
    "name.family": ["髙\u{FA19}"], "name.given": ["花\"子\\"], "birth": ["平成元年1月8日"],
    "home.prefecture": ["神奈川県"], "home.city": ["平塚市"], "home.street": ["1"], "home.postal-code": ["2540041"],
    "items": ["other", "a"], "items.other": ["色"], "copies": ["２"], "proxy.family": ["佐藤"], "proxy.given": ["次郎"],
    "relation": ["child"], "photos": [photo().field],
  ])

  static func record(_ typed: TypedAnswers = typed) throws -> ApplicationRecord {
    let reading = definition.form.read(typed, today: today)
    return try #require(
      ApplicationRecord(reading, of: definition, version: version, appliedOn: today, addressee: "142999"))
  }

  static let golden = #"""
    {"format":"tsumugi-application-2","basic":{"addressee":"142999","applied-on":"2026-11-21","applicant":{"name":{"family":"佐藤","given":"次郎","family-kana":"","given-kana":""},"birth-date":null,"address":null},"delegator":{"name":{"family":"髙\#u{FA19}","given":"花\"子\\","family-kana":"","given-kana":""},"birth-date":"1989-01-08","address":{"postal-code":"254-0041","prefecture":"神奈川県","city":"平塚市","town":"","street":"1","building":""}},"delegator-role":"子","contact":{"phone":null,"email":null}},"content":{"subject":null,"name":"見本の手続き","procedure":"sample","version":"VERSION","answers":[{"question":"name","personal":true,"answer":{"name":{"family":"髙\#u{FA19}","given":"花\"子\\","family-kana":"","given-kana":""}}},{"question":"birth","personal":true,"answer":{"date":"1989-01-08"}},{"question":"home","personal":true,"answer":{"address":{"postal-code":"254-0041","prefecture":"神奈川県","city":"平塚市","town":"","street":"1","building":""}}},{"question":"items","personal":false,"answer":{"choices":[{"option":"a"},{"option":"other","other":"色"}]}},{"question":"copies","personal":false,"answer":{"number":2}},{"question":"proxy","personal":true,"answer":{"name":{"family":"佐藤","given":"次郎","family-kana":"","given-kana":""}}},{"question":"relation","personal":false,"answer":{"choice":{"option":"child"}}},{"question":"photos","personal":true,"answer":{"files":[{"id":"a","name":"a.jpg","byte-count":10,"kind":"photo","sha256":"ZEROS"}]}},{"question":"consent","personal":false,"answer":{"flag":false}}]}}
    """#.replacing("VERSION", with: version.hex).replacing("ZEROS", with: String(repeating: "0", count: 64))

  /// The same record as it was kept before; see ``ApplicationRecord/firstFormat``.
  static let first = #"""
    {"format":"tsumugi-application-1","procedure":"sample","version":"VERSION","applied-on":"2026-11-21","applicant":{"name":{"family":"髙\#u{FA19}","given":"花\"子\\","family-kana":"","given-kana":""},"birth-date":"1989-01-08","address":{"postal-code":"254-0041","prefecture":"神奈川県","city":"平塚市","town":"","street":"1","building":""},"phone":null,"email":null},"subject":null,"proxy":{"name":{"family":"佐藤","given":"次郎","family-kana":"","given-kana":""},"relation":"子"},"answers":[{"question":"name","personal":true,"answer":{"name":{"family":"髙\#u{FA19}","given":"花\"子\\","family-kana":"","given-kana":""}}},{"question":"birth","personal":true,"answer":{"date":"1989-01-08"}},{"question":"home","personal":true,"answer":{"address":{"postal-code":"254-0041","prefecture":"神奈川県","city":"平塚市","town":"","street":"1","building":""}}},{"question":"items","personal":false,"answer":{"choices":[{"option":"a"},{"option":"other","other":"色"}]}},{"question":"copies","personal":false,"answer":{"number":2}},{"question":"proxy","personal":true,"answer":{"name":{"family":"佐藤","given":"次郎","family-kana":"","given-kana":""}}},{"question":"relation","personal":false,"answer":{"choice":{"option":"child"}}},{"question":"photos","personal":true,"answer":{"files":[{"id":"a","name":"a.jpg","byte-count":10,"kind":"photo","sha256":"ZEROS"}]}},{"question":"consent","personal":false,"answer":{"flag":false}}]}
    """#.replacing("VERSION", with: version.hex).replacing("ZEROS", with: String(repeating: "0", count: 64))

  @Test("its bytes are these and no others")
  func golden() throws {
    #expect((try Self.record().canonicalBytes == Array(Self.golden.utf8)) as Bool)
  }

  @Test("the same answers typed in another way give the same bytes")
  func channels() throws {
    var counter = Self.typed
    counter["birth"] = ["1989-01-08"]
    counter["copies"] = ["2"]
    counter["items"] = ["a", "other"]
    counter["hidden-field"] = ["x"]
    #expect(try Self.record(counter).canonicalBytes == Self.record().canonicalBytes)
  }

  @Test("it reads back the same, whole and from its two parts")
  func roundTrip() throws {
    let record = try Self.record()
    #expect((try ApplicationRecord(canonicalBytes: record.canonicalBytes) == record) as Bool)
    let joined = try ApplicationRecord(openBytes: record.openBytes, personalBytes: record.personalBytes)
    #expect((joined == record) as Bool)
    #expect(joined.canonicalBytes == record.canonicalBytes)
  }

  @Test("one kept before is read with the same people and answers")
  func first() throws {
    let first = try ApplicationRecord(canonicalBytes: Self.first.utf8), record = try Self.record()
    #expect((first.applicant == record.applicant && first.proxy == record.proxy) as Bool)
    #expect((first.answers == record.answers && first.addressee == nil && first.title.isEmpty) as Bool)
    let again = try ApplicationRecord(openBytes: first.openBytes, personalBytes: first.personalBytes)
    #expect((again == first) as Bool)
  }

  @Test("its open part holds nothing personal")
  func open() throws {
    let open = String(decoding: try Self.record().openBytes, as: UTF8.self)
    for word in ["髙", "花", "1989", "平塚", "佐藤", "次郎", "a.jpg", "子"] { #expect(!open.contains(word)) }
    #expect(open.contains(#"{"question":"copies","personal":false,"answer":{"number":2}}"#))
  }

  @Test("parts of two records, or cut short, are refused")
  func refused() throws {
    let record = try Self.record()
    var other = Self.typed
    other["proxy.family"] = []
    other["proxy.given"] = []
    let fewer = try Self.record(other)
    #expect(throws: RecordRefusal.self) {
      try ApplicationRecord(openBytes: record.openBytes, personalBytes: fewer.personalBytes)
    }
    #expect(throws: RecordRefusal.self) {
      try ApplicationRecord(openBytes: fewer.openBytes, personalBytes: record.personalBytes)
    }
    let bytes = record.canonicalBytes
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: RecordRefusal.self) { try ApplicationRecord(canonicalBytes: bytes.prefix(length)) }
    }
    let broken = Self.golden.replacing(#""birth-date":"1989-01-08""#, with: #""birth-date":"1989-02-30""#)
    #expect(throws: RecordRefusal(part: "applicant")) { try ApplicationRecord(canonicalBytes: broken.utf8) }
  }

  @Test("there is none while something is to be mended")
  func unaccepted() {
    let reading = Self.definition.form.read(TypedAnswers(), today: today)
    #expect(ApplicationRecord(reading, of: Self.definition, version: version, appliedOn: today) == nil)
  }
}
