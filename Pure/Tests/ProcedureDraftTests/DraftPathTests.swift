import Kernel
import Testing

@testable import ProcedureDraft

@Suite("A place in a draft") struct DraftPathTests {
  static let paths: [DraftPath] = [
    DraftPath("form.yaml"),
    DraftPath("form.yaml").key("sections").item("applicant").key("questions").item("phone").key("label"),
    DraftPath("procedure.yaml").key("needed").index(12),
    DraftPath("text/en.yaml").key("question.phone.label"),
    DraftPath("text/en.yaml").key("@a/b~c*"), DraftPath("x.yaml").key("*1").item("*1").item("@"),
    DraftPath("x.yaml").key("").item(""), DraftPath("x.yaml").key("a:b"),
  ]

  @Test("is the same after it was written and read", arguments: paths)
  func roundTrip(path: DraftPath) { #expect(DraftPath(written: path.description) == path) }

  @Test("is not read from what was never written", arguments: ["", ":a", "f.yaml:a/*-1", "f.yaml:*01", "f.yaml:~", "f.yaml:~9"])
  func refused(text: String) { #expect(DraftPath(written: text) == nil) }
}
