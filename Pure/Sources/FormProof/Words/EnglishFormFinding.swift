import FormSchema
import Kernel

/// A finding in English.
struct EnglishFormFinding {
  let finding: FormFinding
  let names: FindingNames

  private var subject: String { finding.subject(names) }
  private var example: String? { ExampleWords(names: names).text(finding.example) }
  private var condition: String {
    finding.condition.map { " (\(ConditionWords(names: names, prefix: finding.prefix).text($0)))" } ?? ""
  }
  private var checks: String { names.list(finding.others.map { names.check($0, finding.part) }) }
  private var questions: String { names.list(finding.others.map(names.question)) }

  var sentence: String {
    switch finding.kind {
    case .loop: "\(questions) wait for each other’s answers, so none of them is ever known."
    case .unreachable: unreachable
    case .alwaysShown: "The condition of \(place)\(condition) is always true, so it says nothing."
    case .unanswerable: "\(upper(example, ", "))\(subject) cannot be answered.\(stopped)"
    case .neverAccepted: "No \(form) is ever accepted, whatever is answered.\(stopped)"
    case .deadEnd: deadEnd
    case .impossibleCheck:
      "Where the check \(subject) applies, for example \(example ?? "always"), nothing passes it. "
        + "What it wants:\(condition)."
    case .idleCheck:
      finding.example == nil
        ? "The check \(subject) never applies." : "The check \(subject) never refuses anything; it is always passed."
    case .unused:
      "These answers\(finding.part == .application ? "" : " of the decision form") appear on the officer’s page only; "
        + "no condition, decision, document or message uses them: \(questions)."
    case .missingTranslation:
      "\(finding.others.count) sentences are missing in \(language) (\(keys)); readers see Japanese."
    case .attachmentNotAsked: "\(subject) is asked of everybody, but no rule demands it, so it may be left out."
    case .attachmentNotShown:
      "\(upper(example ?? "Sometimes", ", "))the rules demand \(subject), but there is no place to attach it."
    case .feeWithoutRule:
      example.map { "\(upper($0, ", "))no rule says what the fee is." }
        ?? "The cost names an amount, but there are no rules for the fee."
    case .decisionWithoutRule: "\(upper(example ?? "Sometimes", ", "))no rule says \(decided)."
    case .neverIssued: neverIssued
    case .undecided:
      "The rule of \(place)\(condition) could not be proven, because it calculates with answers, or compares very many."
    case .tooLarge: "The proof about \(place) was given up, because there are too many combinations.\(extent)"
    }
  }

  private var extent: String {
    finding.extent.map { " \($0.looked) of \($0.all) questions and rules were looked at; the others are not decided." }
      ?? ""
  }

  private var keys: String {
    finding.others.prefix(5).joined(separator: ", ") + (finding.others.count > 5 ? ", …" : "")
  }

  private func upper(_ text: String?, _ end: String) -> String {
    guard let text, let first = text.first else { return "" }
    return first.uppercased() + text.dropFirst() + end
  }

  private var place: String {
    switch finding.subject {
    case .form: "the \(form)"
    case .section: "the page \(subject)"
    case .check: "the check \(subject)"
    case .document, .block: "the document \(subject)"
    default: subject
    }
  }

  private var form: String { finding.part == .application ? "application" : "decision form" }
  private var stopped: String {
    switch finding.others.count {
    case 0: ""
    case 1: " Nothing passes the check \(checks)."
    default: " Nothing passes the checks \(checks) together."
    }
  }
  private var language: String { finding.subject == .translation(.english) ? "English" : "easy Japanese" }

  private var unreachable: String {
    let start = finding.isRequired(names) ? "The required question \(subject)" : upper(place, "")
    let reason = condition.isEmpty ? "" : " Nothing makes its condition\(condition) true."
    return "\(start) is never shown, whatever is answered.\(reason)"
      + (example.map { " For example \($0) it is not shown either." } ?? "")
  }

  private var deadEnd: String {
    switch finding.subject {
    case .option(_, let question):
      "Whoever chooses \(subject) at \(names.question(question)) is never accepted.\(stopped)"
    case .check:
      "Where the check \(subject) applies, for example \(example ?? "always"), nothing is accepted.\(stopped)"
    default: "\(upper(example, ", "))\(place) is shown, and after it nothing is accepted.\(stopped)"
    }
  }

  private var decided: String {
    if case .decision(.eligibility) = finding.subject { "whether one may apply" } else { "who works on it" }
  }

  private var neverIssued: String {
    if case .block(let index, _) = finding.subject {
      return "Part \(index + 1) of the document \(subject)\(condition) is never printed."
    }
    return "The document \(subject) is never issued: no application makes its condition\(condition) true."
  }

  var advice: String {
    switch finding.kind {
    case .loop: "Take the other questions out of one of the conditions or calculations."
    case .unreachable: "Mend the condition, or take the question out."
    case .alwaysShown: "Take the condition out, or mend it."
    case .unanswerable: "Mend its limits: lowest, highest, days, options."
    case .neverAccepted, .deadEnd: "Mend the checks that contradict each other, or do not offer the answer."
    case .impossibleCheck:
      "Mend what it wants. To stop people who may not apply, say so in decisions/eligibility.dmn."
    case .idleCheck: "Mend the condition, or take the check out."
    case .unused: "Ask less where you can. What the officer has to read may stay."
    case .missingTranslation: "Add them to the files in text/."
    case .attachmentNotAsked: "Demand it in decisions/attachments.dmn where it is needed, or remove optional."
    case .attachmentNotShown: "Make the question’s condition agree with decisions/attachments.dmn."
    case .feeWithoutRule:
      example == nil
        ? "Write decisions/fee.dmn, or let the cost name no amount." : "Add a rule for this to decisions/fee.dmn."
    case .decisionWithoutRule: "Add rules to \(subject)."
    case .neverIssued: "Mend the condition, or take it out."
    case .undecided: "Comparisons with options and days can be proven. Try it with examples, too."
    case .tooLarge: "Try it with examples."
    }
  }
}
