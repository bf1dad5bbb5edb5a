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
  let reference: any ReferencePort
  let audit: any AuditPort

  /// One entry of the town's audit log about an application that an officer takes down.
  func note(_ action: String, _ application: String, by officer: Officer) async throws {
    try await town.database.write { tx in
      try audit.record(
        AuditEntry(
          actor: .officer(officer.id.description), action: action, subject: "draft:\(application)", details: [:]),
        in: tx)
    }
  }

  /// The conversation about an application, where it stands now. What was typed elsewhere meanwhile is not asked again.
  func talk(_ application: OpenApplication, _ texts: Texts, manner: Script.Manner) async throws -> Talk {
    let kept = try await town.database.read { tx in try TalkStore.lookUp(application.id, in: tx) }
    let script = try await script(application, texts, manner)
    guard let kept, kept.revision == application.revision else {
      let place = script.resumed(kept?.place ?? ScriptPlace(), application.typed)
      return Talk(application: application, script: script, place: place)
    }
    return Talk(application: application, script: script, place: kept.place)
  }

  private func script(_ application: OpenApplication, _ texts: Texts, _ manner: Script.Manner) async throws -> Script {
    Script(
      application.published.definition, texts: texts, manner: manner,
      today: application.receivedOn ?? town.world.today, places: try await places(application.typed))
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

  /// Takes what was said and keeps it, when anything changed by it.
  func say(_ text: String, in talk: Talk) async throws -> (talk: Talk, remark: String?, isUnderstood: Bool) {
    let reply = talk.script.reply(text, at: talk.place, talk.application.typed)
    var application = talk.application
    if reply.typed != application.typed {
      application.provenance = Provenance.following(
        application.provenance, from: application.typed, to: reply.typed, in: application.published.definition.form)
      application.typed = reply.typed
      application = try await applications.save(application)
    }
    let next = Talk(application: application, script: talk.script, place: reply.place)
    try await keep(next)
    return (next, reply.remark, reply.isUnderstood)
  }

  func keep(_ talk: Talk) async throws {
    let now = town.world.now
    try await town.database.write { [application = talk.application, place = talk.place] tx in
      try TalkStore.keep(place, of: application.id, revision: application.revision, at: now, in: tx)
    }
  }
}

/// A conversation about one application.
struct Talk: Sendable {
  let application: OpenApplication
  let script: Script
  let place: ScriptPlace

  var step: ScriptStep { script.step(place, application.typed) }
  var log: [ScriptLine] { script.log(place, application.typed) }
  var progress: (behind: Int, all: Int) { script.progress(place, application.typed) }
}
