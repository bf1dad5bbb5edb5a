import FormProof
import Testing

@Suite struct FormFindingTests {
  @Test("findings about different subjects differ")
  func difference() {
    let finding = FormFinding(severity: .error, subject: "copies")
    #expect(finding != FormFinding(severity: .error, subject: "delivery"))
  }
}
