import Audit
import Kernel
import Ports
import Testing

@Suite("An entry of the log") struct AuditRecordTests {
  static let record = AuditRecord(
    seq: 1, at: Instant(milliseconds: 1_795_219_200_000), actor: "officer:a", action: "cases.case-viewed",
    subject: "case:1", details: #"{"to":"髙"}"#, previousHash: AuditRecord.beginning)

  @Test("the hash is the one that any other implementation of the written encoding computes")
  func knownHash() {
    #expect(Self.record.hash == "55da227c921110f25aa3fe6998098eaee716f030c288cae381a82611d2625f64")
  }

  @Test("its actor is read again as what it was", arguments: [
    .officer("a:b"), .applicant, .account("1"), .client("2"), .visitor, .system("cases"),
  ] as [AuditActor])
  func actor(actor: AuditActor) { #expect(AuditActor(text: actor.text) == actor) }

  @Test("what no actor is written as is none", arguments: ["", "officer", "officer:", "applicant:1", "somebody:1"])
  func noActor(text: String) { #expect(AuditActor(text: text) == nil) }

  @Test("text that moves from one field to the next changes the hash")
  func fieldsAreApart() {
    let moved = AuditRecord(
      seq: 1, at: Self.record.at, actor: "officer:acases", action: ".case-viewed", subject: "case:1",
      details: Self.record.details, previousHash: AuditRecord.beginning)
    #expect(moved.hash != Self.record.hash)
  }

  @Test("details are one canonical text, whatever their order", arguments: [
    ([:], "{}"), (["b": "1", "a": "2"], #"{"a":"2","b":"1"}"#),
    (["a": "\"\\\n\u{1}"], #"{"a":"\"\\\u000a\u0001"}"#), (["状態": "受付"], #"{"状態":"受付"}"#),
  ] as [([String: String], String)])
  func details(details: [String: String], json: String) {
    #expect(AuditDetails.json(details) == json)
    #expect(Dictionary(uniqueKeysWithValues: AuditDetails.read(json).map { ($0.key, $0.value) }) == details)
  }

  @Test("an anchor is read back as it was printed, and nothing else is an anchor")
  func anchor() {
    let anchor = AuditAnchor(seq: 42, hash: Self.record.hash)
    #expect(AuditAnchor(anchor.text) == anchor)
    let hash = anchor.hash
    for wrong in ["", "42", "42:", ":abc", "x:\(hash)", "-1:\(hash)", "42:\(hash)0", "42:G\(hash.dropFirst())"] {
      #expect(AuditAnchor(wrong) == nil, "\(wrong)")
    }
  }
}
