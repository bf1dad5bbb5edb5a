import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

struct ReviewModel: Sendable {
  let open: OpenDraft
  let today: CivilDate
  /// Whether the applicant has tried to submit: what is missing is then an error, before it is only unfinished.
  let showsProblems: Bool
  /// Whether the answers can be printed on the paper form, to be sent by post instead.
  var canBePrinted = false
}

/// Every answer on one page, each with a link to change it, and the button that submits.
func reviewPage(_ model: ReviewModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let definition = model.open.published.definition
  let words = definition.words(in: texts.language)
  let typed = model.open.draft.typed
  let reading = definition.form.read(typed, today: model.today)
  let errors = model.showsProblems ? reading.problems : []
  let determination = definition.determination(for: reading.answers, on: model.today)
  let isRefused = reading.isAccepted && determination.eligibility.outcome == .notEligible
  let hasErrors = !errors.isEmpty || (model.showsProblems && isRefused)
  let crumbs = procedureCrumbs(definition, texts)
  return Page(texts["cases.review.title"], hasErrors: hasErrors, breadcrumbs: crumbs) { h in
    if !errors.isEmpty { h.unfinished(errors, definition, texts) }
    let sections = reading.sections.compactMap(definition.form.section)
    h.stepIndicator(
      StepIndicator(sections.map(words.title) + [texts["cases.review.title"]], current: sections.count + 1), texts)
    h.h1(texts["cases.review.title"])
    if isRefused { h.notEligible(determination.eligibility, words, texts) } else { h.p(texts["cases.review.lead"]) }
    for section in sections { h.answers(of: section, reading, definition, isChangeable: true, texts) }
    h.leftOut(reading, definition, texts)
    if isRefused { return }
    if model.canBePrinted {
      h.p { h in h.a(["href": FilledFormRoutes.path(definition.id)], texts["cases.review.print"]) }
    }
    if definition.decisions[.fee] != nil { h.fee(determination.fee, words, texts) }
    h.askedReason(determination.eligibility, reading, words, texts)
    if reading.isAccepted {
      h.postForm(to: "/apply/\(definition.id)/review", guard: formGuard) { h in
        h.p(texts["cases.review.declaration"])
        h.buttonGroup { h in
          h.actionButton(ActionButton(texts["cases.review.submit"]))
          h.actionLink(ActionLink(texts["cases.section.pause"], href: "/apply/\(definition.id)/saved", rank: .secondary))
        }
      }
    } else {
      h.callout(
        Callout(.caution, title: texts["cases.review.unfinished"]) { h in
          h.actionLink(ActionLink(texts["cases.review.finish"], href: "/apply/\(definition.id)/pages/\(reading.firstUnfinishedSection(of: definition.form) ?? "")?change=1"))
        })
    }
  }
}

extension HTML {
  /// What it costs, and how that was worked out.
  fileprivate mutating func fee(_ fee: Determination.Fee, _ words: ProcedureWords, _ texts: Texts) {
    let amount = texts["cases.yen", ["n": fee.amount.grouped]]
    let lines = [amount] + (fee.reason.flatMap(words.reason).map { [$0] } ?? [])
    summaryList(SummaryList(title: texts["cases.review.fee-title"], [.init(texts["cases.review.fee"], lines)]), texts)
  }

  /// That an officer will look at it, and why: nobody is to be surprised by the call.
  fileprivate mutating func askedReason(
    _ eligibility: Determination.Eligibility, _ reading: Reading, _ words: ProcedureWords, _ texts: Texts
  ) {
    guard reading.isAccepted, eligibility.outcome == .ask, let reason = eligibility.reason.flatMap(words.reason) else {
      return
    }
    callout(Callout(.note, title: texts["cases.review.asked"]) { h in h.lines(reason) })
  }

  /// That it cannot be applied for, why, and what to do instead.
  mutating func notEligible(_ eligibility: Determination.Eligibility, _ words: ProcedureWords, _ texts: Texts) {
    callout(
      Callout(.caution, title: texts["cases.not-eligible.title"]) { h in
        if let reason = eligibility.reason.flatMap(words.reason) { h.lines(reason) }
        h.p(texts["cases.not-eligible.kept"])
        if let phone = words.otherWays.phone { h.p(texts["cases.not-eligible.phone", ["phone": phone]]) }
      })
  }

  /// Problems on other pages: each link leads to the page of its question.
  fileprivate mutating func unfinished(_ problems: [AnswerProblem], _ definition: ProcedureDefinition, _ texts: Texts) {
    let words = definition.words(in: texts.language)
    div(["class": "ds-error-summary", "role": "alert", "tabindex": "-1", "data-error-summary": ""]) { h in
      h.h2(texts["cases.review.unfinished"])
      h.ul { h in
        for problem in problems {
          let section = definition.form.sectionID(of: problem.question) ?? ""
          h.li { h in
            h.a(["href": "/apply/\(definition.id)/pages/\(section)?change=1#\(problem.field)"],
              problem.sentence(in: definition.form, words: words, texts: texts))
          }
        }
      }
    }
  }

  /// The answers of one section as a list.
  mutating func answers(
    of section: Section, _ reading: Reading, _ definition: ProcedureDefinition, isChangeable: Bool, _ texts: Texts
  ) {
    let words = definition.words(in: texts.language)
    let rows = section.questions.filter { $0.isAsked && reading.isShown(question: $0.id) }.map { question in
      var row = words.summary(of: reading.answers[question.id], to: question, texts)
      if isChangeable, question.type.isTyped {
        row.changeHref = "/apply/\(definition.id)/pages/\(section.id)?change=1#\(question.anchor)"
      }
      return row
    }
    if !rows.isEmpty { summaryList(SummaryList(title: words.title(section), rows), texts) }
  }
}

extension ProcedureWords {
  /// A question with its answer; of rows, what each was answered.
  fileprivate func summary(of answer: Answer?, to question: Question, _ texts: Texts) -> SummaryList.Row {
    guard case .rows(let rows)? = answer, let group = question.type.group, !rows.isEmpty else {
      return SummaryList.Row(label(question), answer.map { lines(for: $0, to: question) } ?? [])
    }
    let (inner, title) = (inside(question), itemTitle(question) ?? "")
    var row = SummaryList.Row(label(question), [])
    row.parts = rows.enumerated().map { index, answers in
      SummaryList.Part(
        texts["procedures.row", ["title": title, "number": "\(index + 1)"]],
        group.questions.filter { answers[$0.id] != nil }.map { inner.summary(of: answers[$0.id], to: $0, texts) })
    }
    return row
  }
}

extension Question {
  /// The id of the first field of the question on its page.
  var anchor: String { fields.first ?? id }
}
