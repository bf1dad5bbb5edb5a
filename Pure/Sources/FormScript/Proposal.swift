import FormSchema
import Kernel

/// An answer that is known before it is asked for.
struct Proposal {
  let origin: PrefillOrigin
  let answer: Answer
  /// What is filled in when it is right; nothing when it stands there already.
  let filling: PrefillProposal
}

extension Script {
  /// What is known of the answers, by question: what an officer or a page filled in and nobody has confirmed yet, what
  /// is known of the person, and what the procedure itself proposes.
  /// - Parameter live: the form with `typed`; afterwards it holds what is proposed, too.
  /// - Complexity: that of reading what is proposed, and what depends on it.
  func proposals(_ typed: TypedAnswers, _ reading: Reading, _ live: LiveForm) -> [String: Proposal] {
    var found: [String: Proposal] = [:]
    for (id, origin) in unconfirmed {
      if let answer = reading.answers[id] {
        found[id] = Proposal(origin: origin, answer: answer, filling: PrefillProposal())
      }
    }
    let offers = offers(typed, reading)
    guard !offers.isEmpty else { return found }
    live.set(offers.values.reduce(typed) { $1.added(to: $0) })
    for (id, offer) in offers where found[id] == nil {
      // What could not be an answer today is not offered.
      guard let origin = offer.origins[id], let answer = live.answer(to: id), live.problems(at: id).isEmpty else {
        continue
      }
      found[id] = Proposal(origin: origin, answer: answer, filling: offer)
    }
    return found
  }

  /// For the shown questions that nothing was typed into.
  private func offers(_ typed: TypedAnswers, _ reading: Reading) -> [String: PrefillProposal] {
    let form = definition.form
    var offers: [String: PrefillProposal] = [:]
    func add(_ proposal: PrefillProposal) {
      for id in proposal.origins.keys where reading.isShown(question: id) && offers[id] == nil {
        guard let question = form.question(id), !question.isTouched(in: typed) else { continue }
        offers[id] = proposal.only([id])
      }
    }
    add(known)
    if form.questions.contains(where: { $0.initial != nil }) {
      add(form.initialProposal(for: reading, keeping: typed, today: today, language: texts.language))
    }
    return offers
  }

  /// As it is told: on one line, with everything that stands in it.
  func text(of proposal: Proposal, to question: Question) -> String {
    if manner == .spoken { return spoken(proposal.answer, to: question, tellsCharacters: false) }
    let lines = words.lines(for: proposal.answer, to: question)
    return lines.joined(separator: texts.language == .english ? ", " : "\u{3000}")
  }

  /// A yes types what was proposed, or leaves what stands; after a no the question itself is asked.
  func judged(_ proposal: Proposal, _ isRight: Bool, _ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    var place = moment.place
    place.settle(prompt.id, isSkipped: !isRight)
    guard isRight else {
      let isOffered = !proposal.filling.isEmpty
      return ScriptReply(place, moment.typed, provenance: isOffered ? [prompt.key: .typed] : [:])
    }
    let typed = proposal.filling.added(to: moment.typed)
    return ScriptReply(
      settled(moment.now(at: place, typed)) { $0.isOf(prompt.key) }, typed,
      provenance: proposal.filling.provenance)
  }
}
