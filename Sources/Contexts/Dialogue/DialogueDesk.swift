import FormSchema
import FormScript
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Everything a conversation stands on, in one hand.
struct DialogueDesk: Sendable {
  let town: Town
  let procedures: any ProcedurePort
  let applications: any ApplicationPort
  let drafts: any BrowserDraftPort
  let notes: any CaseNotePort
  let reference: any ReferencePort
  let audit: any AuditPort

  var calls: CallStore { CallStore(town: town) }

  /// The application whose id the path names, taken down by the officer who is signed in.
  /// - Throws: what ``ApplicationPort`` throws when they keep none of that id.
  func open(_ context: AppContext) async throws -> OpenApplication {
    try await applications.open(try context.segment("id"), of: try context.officer.talkKeeper)
  }

  /// One entry of the town's audit log about an application that an officer takes down, or about the list of them.
  func note(
    _ action: String, _ subject: String, by officer: Officer, _ details: [String: String] = [:], in tx: any Transaction
  ) throws {
    try audit.record(
      AuditEntry(
        actor: .officer(officer.id.description), action: action, subject: "draft:\(subject)", details: details),
      in: tx)
  }

  func note(_ action: String, _ subject: String, by officer: Officer) async throws {
    try await town.database.write { tx in try note(action, subject, by: officer, in: tx) }
  }

  /// The conversation about an application, where it stands now. What was typed elsewhere meanwhile is not asked again.
  ///
  /// - Parameter account: who is signed in: what is known of them is offered.
  func talk(
    _ application: OpenApplication, _ texts: Texts, manner: Script.Manner, account: String? = nil
  ) async throws -> Talk {
    let kept = try await town.database.read { tx in try TalkStore.lookUp(application.id, in: tx) }
    var script = try await script(application, texts, manner)
    let place = if let kept, kept.revision == application.revision { kept.place } else {
      script.resumed(kept?.place ?? ScriptPlace(), application.typed)
    }
    // Each look at the registry is written down, so it is asked only where it could answer.
    if let account, application.submitted == nil, script.asksForKnown(place, application.typed) {
      let known = try await drafts.known(for: application, account: account)
      if !known.isEmpty { script = try await self.script(application, texts, manner, known) }
    }
    return Talk(application: application, script: script, place: script.reconsidered(place))
  }

  private func script(
    _ application: OpenApplication, _ texts: Texts, _ manner: Script.Manner,
    _ known: PrefillProposal = PrefillProposal()
  ) async throws -> Script {
    Script(
      application.published.definition, texts: texts, manner: manner,
      today: application.receivedOn ?? town.world.today,
      // Also those of an address that is only proposed: with it, nobody need choose the place.
      places: try await places(known.added(to: application.typed)), known: known,
      unconfirmed: manner == .spoken ? application.fromRegistry : [:])
  }

  /// The places of every postal code that was said.
  private func places(_ typed: TypedAnswers) async throws -> [String: [ScriptAddress]] {
    let codes = Set(
      typed.fields.filter { $0.key.hasSuffix(".postal-code") }.compactMap { PostalCode($0.value.first ?? "")?.digits })
    guard !codes.isEmpty else { return [:] }
    return try await town.database.read { tx in
      try codes.reduce(into: [:]) { places, code in
        places[code] = try reference.places(postalCode: code, in: tx).map {
          ScriptAddress(prefecture: $0.prefecture, city: $0.city, town: $0.town)
        }
      }
    }
  }

  /// Takes a turn and keeps what changed by it.
  ///
  /// A turn that answers a step that is behind, as from a page one went back to, answers that step anew; the same
  /// answer again changes nothing. One to a step that is not there counts for nothing.
  func take(_ turn: Turn, in talk: Talk) async throws -> TurnOutcome {
    var now = talk
    let typed = talk.application.typed
    if let step = turn.returnsTo ?? turn.mends {
      let again = turn.returnsTo == nil
        ? talk.script.reopened(question: step, at: talk.place, typed)
        : talk.script.reopened(step, at: talk.place, typed)
      guard let again else { return TurnOutcome(talk: talk) }
      now.place = again
      return TurnOutcome(talk: try await keep(now))
    }
    var step = talk.step
    if turn.step != step.id {
      guard let again = talk.script.reopened(turn.step, at: talk.place, typed) else { return TurnOutcome(talk: talk) }
      now.place = again
      step = now.step
      guard step.id == turn.step else { return TurnOutcome(talk: talk) }
    }
    if case .file(let input) = step.expects, let outcome = try await attach(turn, to: input, in: now) {
      return outcome
    }
    return try await say(turn.said, in: now)
  }

  private func say(_ text: String, in talk: Talk) async throws -> TurnOutcome {
    let reply = talk.script.reply(text, at: talk.place, talk.application.typed)
    var next = talk
    next.place = reply.place
    next.take(reply.typed, reply.provenance)
    next = try await keep(next)
    return TurnOutcome(
      talk: next, remark: reply.remark, isWrong: !reply.isUnderstood, said: reply.isUnderstood ? "" : text)
  }

  /// Puts files that arrived to the question that asks for them.
  /// - Returns: `nil` when nothing arrived or went, and the answer is to be understood as words.
  private func attach(_ turn: Turn, to input: String, in talk: Talk) async throws -> TurnOutcome? {
    guard !turn.arrived.isEmpty || turn.removedFile != nil,
      let question = input.split(separator: ".").first.flatMap({ talk.script.definition.form.question(String($0)) })
    else { return nil }
    var typed = talk.application.typed, next = talk
    let arrived = turn.arrived.filter { $0.field == input }
    let refused = typed.attach(arrived, to: question, removing: turn.removedFile)
    next.take(typed)
    next = try await keep(next)
    guard let first = refused.first else {
      // What has arrived is the answer; what was taken away is not.
      return arrived.isEmpty ? TurnOutcome(talk: next) : try await say("1", in: next)
    }
    let sentence = talk.script.texts["dialogue.file.\(first.reason.rawValue)"]
    return TurnOutcome(talk: next, remark: sentence, isWrong: true)
  }

  private func keep(_ talk: Talk) async throws -> Talk {
    var kept = talk
    if talk.isChanged { kept = talk.at(try await applications.save(talk.application)) }
    let now = town.world.now
    try await town.database.write { [application = kept.application, place = kept.place] tx in
      try TalkStore.keep(place, of: application.id, revision: application.revision, at: now, in: tx)
    }
    return kept
  }
}

extension OpenApplication {
  /// The answers an officer took over from the registry, which the caller has to confirm.
  fileprivate var fromRegistry: [String: PrefillOrigin] {
    provenance.compactMapValues { origin in
      guard case .prefilled(.residents) = origin else { return nil }
      return .residents
    }.filter { published.definition.form.question($0.key) != nil }
  }
}
