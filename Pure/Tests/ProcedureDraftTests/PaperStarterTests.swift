import FormSchema
import Kernel
import ProcedureDraft
import Testing

@Suite("A paper to begin with") struct PaperStarterTests {
  @Test("has the id and the title it is asked for, and every sign in it means something", arguments: PaperStarter.allCases)
  func starters(starter: PaperStarter) {
    let paper = starter.document("proof", title: "犬の登録証明書")
    #expect(paper["id"] == "proof" && paper["title"] == "犬の登録証明書")
    #expect(paper["kind"] == .text(starter == .certificate ? "certificate" : "notice"))
    let signs = sentences(paper).flatMap { SentenceTemplate($0).placeholders }
    #expect(!signs.isEmpty && signs.allSatisfy { Placeholder($0) != nil })
  }

  private func sentences(_ value: JSONValue) -> [String] {
    switch value {
    case .text(let text): [text]
    case .list(let items): items.flatMap(sentences)
    case .object(let members): members.flatMap { sentences($0.value) }
    default: []
    }
  }
}

@Suite("A placeholder") struct PlaceholderNameTests {
  @Test("is written as it is read", arguments: ["answer.dogs", "decision.on", "applicant.birth-date", "subject.name",
    "case.receipt", "decision.grade", "status-url"])
  func written(name: String) { #expect(Placeholder(name)?.description == name) }
}
