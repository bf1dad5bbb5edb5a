import FormSchema
import Testing

@Suite("Answers typed once for several applications") struct TypedOnceTests {
  private static let shared = Form(sections: [
    Section(
      id: "shared", title: "共通",
      questions: [
        Question(id: "shared-name", type: .name(isOrganisation: false), label: "氏名", isOptional: true, role: .applicantName),
        Question(id: "shared-phone", type: .phone, label: "電話", isOptional: true, role: .applicantPhone),
      ])
  ])
  private static let form = Form(sections: [
    Section(
      id: "applicant", title: "申請する方",
      questions: [
        Question(id: "name", type: .name(isOrganisation: false), label: "氏名", role: .applicantName),
        Question(id: "phone", type: .phone, label: "電話", role: .applicantPhone),
        Question(id: "other", type: .phone, label: "ほかの電話"),
      ])
  ])

  private static func proposal(keeping typed: TypedAnswers = TypedAnswers()) -> PrefillProposal {
    let once = TypedAnswers([
      "shared-name.family": ["紡木"], "shared-name.given": ["陽菜"], "shared-phone": ["090-0000-0000"],
    ])
    let facts = PrefillFacts(
      former: FormerApplication(procedure: "", form: shared, typed: once, origin: .lifeEvent))
    return Prefill.propose(for: form, of: "moving-out", from: facts, keeping: typed)
  }

  @Test("are proposed by role, and say where they are from")
  func byRole() {
    let proposal = Self.proposal()
    #expect(proposal.typed.first("name.family") == "紡木" && proposal.typed.first("phone") == "090-0000-0000")
    #expect(proposal.origins == ["name": .lifeEvent, "phone": .lifeEvent])
    #expect(proposal.provenance["name"] == .prefilled(.lifeEvent))
  }

  @Test("never take the place of what stands there")
  func keeping() {
    let proposal = Self.proposal(keeping: TypedAnswers(["phone": ["0463-00-0000"]]))
    #expect(proposal.origins == ["name": .lifeEvent])
  }
}
