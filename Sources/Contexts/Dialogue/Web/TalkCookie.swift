import Hummingbird
import Vault
import Web

/// What a browser keeps of its conversation: which application, and the proof that it may go on with it.
enum TalkCookie {
  private static let lifetimeSeconds = 30 * 86_400

  static func name(_ town: Town, _ procedure: String) -> String { "__Host-\(town.id)-talk-\(procedure)" }

  static func make(_ application: String, _ procedure: String, _ town: Town) -> Cookie {
    hostCookie(name(town, procedure), "\(application).\(proof(application, town))", maxAge: lifetimeSeconds)
  }

  /// The id of the application this browser may go on with; `nil` when it has none.
  static func application(_ procedure: String, _ context: AppContext) -> String? {
    let parts = (context.cookies[name(context.town, procedure)] ?? "").split(separator: ".").map(String.init)
    guard parts.count == 2, isSame(Array(parts[1].utf8), Array(proof(parts[0], context.town).utf8)) else { return nil }
    return parts[0]
  }

  private static func proof(_ application: String, _ town: Town) -> String {
    town.vault.code(.secrets, text: "talk-access|\(application)")
  }
}
