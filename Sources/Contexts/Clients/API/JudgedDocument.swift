import FormContract
import FormSchema
import Kernel
import Web

/// What would become of an application or a correction that was only tried: what it costs, who works on it, which papers
/// it needs.
struct JudgedDocument {
  private let determination: Determination
  private let definition: ProcedureDefinition
  private let town: TownProfile
  private let texts: Texts

  init(_ determination: Determination, _ definition: ProcedureDefinition, _ town: TownProfile, _ texts: Texts) {
    (self.determination, self.definition, self.town, self.texts) = (determination, definition, town, texts)
  }

  private var words: ProcedureWords { definition.words(in: texts.language) }

  var json: JSONValue {
    // As a submission chooses it: what the town does not have falls back to the procedure's own.
    let routed = determination.department
    let department = town.department(routed) == nil ? definition.procedure.department : routed
    return .object([
      .init("accepted", .flag(true)), .init("feeYen", .number(determination.fee.amount.amount)),
      .init("feeReason", reason(determination.fee.reason)),
      .init("eligibility", .text(determination.eligibility.outcome.rawValue)),
      .init("eligibilityReason", reason(determination.eligibility.reason)),
      .init("department", town.json(department: department, in: texts.language)),
      .init("papers", .list(determination.attachments.map(paper))),
    ])
  }

  private func paper(_ demand: AttachmentDemand) -> JSONValue {
    let label = definition.form.question(demand.question).map(words.label) ?? demand.question
    return .object([
      .init("pointer", .text(ContractReader.pointer(to: demand.question))), .init("label", .text(label)),
      .init("reason", reason(demand.reason)),
    ])
  }

  private func reason(_ id: String?) -> JSONValue { id.flatMap(words.reason).map { .text($0) } ?? .null }
}
