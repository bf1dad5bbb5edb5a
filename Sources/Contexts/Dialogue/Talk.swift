import FormSchema
import FormScript
import Ports

/// A conversation about one application.
struct Talk: Sendable {
  private(set) var application: OpenApplication
  let script: Script
  var place: ScriptPlace
  /// Whether the application is to be saved.
  private(set) var isChanged = false

  init(application: OpenApplication, script: Script, place: ScriptPlace) {
    (self.application, self.script, self.place) = (application, script, place)
  }

  var step: ScriptStep { script.step(place, application.typed) }
  var view: ScriptView { script.view(place, application.typed) }

  /// The question an input belongs to, also in rows.
  func question(ofInput input: String) -> Question? {
    let parts = input.split(separator: ".").map(String.init)
    let inner = parts.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    return inner.dropFirst().reduce(inner.first.flatMap(script.definition.form.question)) { outer, id in
      outer?.type.group?.question(id)
    }
  }

  /// Puts these answers in the place of the old ones; what was taken over and reads otherwise now was changed.
  mutating func take(_ typed: TypedAnswers, _ said: [String: Provenance] = [:]) {
    let before = (application.typed, application.provenance)
    application.provenance = Provenance.following(
      application.provenance, from: application.typed, to: typed, in: application.published.definition.form
    ).merging(said) { $1 }
    application.typed = typed
    if before != (application.typed, application.provenance) { isChanged = true }
  }

  /// Before it was confirmed: it could not be sent.
  var reconsidered: Talk {
    var talk = self
    talk.place = script.reconsidered(place)
    return talk
  }

  /// The same with the application as it was saved.
  func at(_ saved: OpenApplication) -> Talk { Talk(application: saved, script: script, place: place) }
}
