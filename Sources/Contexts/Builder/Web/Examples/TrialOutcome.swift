import FormSchema
import Kernel
import Ports
import ProcedureDraft

/// What would become of an application that somebody only tries.
struct TrialOutcome: Sendable {
  enum Verdict: Sendable, Equatable {
    /// Something has to be mended first.
    case refused
    /// It cannot be applied for, for this reason.
    case notEligible(reason: String?)
    case accepted
  }

  let tried: TriedApplication
  let reading: Reading
  let determination: Determination
  let record: ApplicationRecord?
  /// What the officer fills in; `nil` where the example does not say, or it cannot be read.
  private let decided: Answers?

  init(_ tried: TriedApplication) {
    self.tried = tried
    let definition = tried.definition
    let reading = definition.form.read(tried.typed, today: tried.day)
    self.reading = reading
    determination = definition.determination(for: reading.answers, on: tried.day)
    record = ApplicationRecord(reading, of: definition, version: tried.published.version, appliedOn: tried.day)
    let decision = definition.form(.decision).read(tried.decided, today: tried.day, given: reading.answers)
    decided = decision.isAccepted ? decision.answers : nil
  }

  var definition: ProcedureDefinition { tried.definition }

  var verdict: Verdict {
    if !reading.isAccepted { return .refused }
    if determination.eligibility.outcome == .notEligible {
      return .notEligible(reason: determination.eligibility.reason)
    }
    return .accepted
  }

  /// The papers it is given at a moment; none where it never comes to it.
  func documents(at moment: DocumentTemplate.Moment) -> [DocumentTemplate] {
    guard verdict == .accepted, record != nil, moment == .received || decided != nil else { return [] }
    let answers = reading.answers.joined(with: decided ?? Answers())
    return definition.documents.filter { $0.isIssued(at: moment, answers: answers, today: tried.day) }
  }

  /// What an example would have to expect, so that it holds.
  ///
  /// - Parameter before: what it expects; what it does not look at is not looked at afterwards either. `nil` for a new
  ///   one.
  /// - Returns: `nil` where an example cannot say it: the rules decide without giving a reason.
  func expectation(like before: JSONValue? = nil) -> JSONValue? {
    switch verdict {
    case .refused:
      var codes: [JSONValue.Member] = []
      for problem in reading.problems where !codes.contains(where: { $0.key == problem.question }) {
        codes.append(.init(problem.question, .text("\(problem.code)")))
      }
      return .object([.init("accepted", .flag(false)), .init("errors", .object(codes))])
    case .notEligible(let reason):
      return reason.map { .object([.init("accepted", .flag(false)), .init("not-eligible", .text($0))]) }
    case .accepted: return accepted(before)
    }
  }

  private func accepted(_ before: JSONValue?) -> JSONValue? {
    var members: [JSONValue.Member] = [.init("accepted", .flag(true))]
    if determination.fee.amount.amount > 0 { members.append(.init("fee", .number(determination.fee.amount.amount))) }
    if let reason = determination.fee.reason { members.append(.init("fee-reason", .text(reason))) }
    if determination.eligibility.outcome == .ask {
      guard let reason = determination.eligibility.reason else { return nil }
      members.append(.init("ask", .text(reason)))
    }
    if determination.department != definition.procedure.department {
      members.append(.init("department", .text(determination.department)))
    }
    if definition.decisions[.attachments] != nil {
      members.append(.init("attachments", .list(attachments.map { .text($0) })))
    }
    let hidden = (before?["hidden"]?.list ?? []).filter { item in
      item.written.map { !reading.isShown(question: $0) } ?? false
    }
    if !hidden.isEmpty { members.append(.init("hidden", .list(hidden))) }
    if before?["applicant"] != nil, let name = record?.applicant.name?.full {
      members.append(.init("applicant", .text(name)))
    }
    return .object(members)
  }

  /// The file questions that are asked for and shown.
  var attachments: [String] {
    Set(determination.attachments.map(\.question).filter { reading.isShown(question: $0) }).sorted()
  }
}
