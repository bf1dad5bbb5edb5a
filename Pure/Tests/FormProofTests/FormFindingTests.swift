import FormProof
import Testing

@Suite("The kinds of findings") struct FormFindingTests {
  @Test("each kind has a name of its own")
  func names() {
    #expect(Set(FormFinding.Kind.allCases.map(\.rawValue)).count == FormFinding.Kind.allCases.count)
  }
}
