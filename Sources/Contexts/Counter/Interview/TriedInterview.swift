import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

extension CounterFeature {
  /// Writes the questions of an interview about an application nobody hands in, as an officer has them on the screen.
  /// What is typed goes nowhere.
  public static func writeInterview(_ tried: TriedApplication, _ texts: Texts, into html: inout HTML) {
    let application = OpenApplication(
      id: "", published: tried.published, typed: tried.typed, provenance: [:], language: .japanese, channel: .counter,
      keeper: .browser, receivedOn: tried.day, revision: 0, changedAt: Instant(startOf: tried.day), submitted: nil)
    let model = InterviewModel(application, typed: tried.typed, today: tried.day, officer: nil, texts)
    html.interviewStyles()
    html.h1(
      texts[
        "counter.staff.interview.title",
        ["procedure": tried.definition.words(in: texts.officerLanguage).title]])
    html.div(["class": "counter-interview"]) { h in h.interviewQuestions(model, texts) }
  }
}
