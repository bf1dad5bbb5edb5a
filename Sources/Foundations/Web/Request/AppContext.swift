import HTMLKit
import Hummingbird
import Kernel
import Logging
import NIOCore
import Vault

/// What a handler knows about the request beside the request itself.
public struct AppContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// Set by ``TownDispatcher`` before any route runs.
  public internal(set) var situation: Situation?
  /// Where the connection comes from, as the socket says.
  let peer: String

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }

  /// Everything that depends on the town and the reader.
  public struct Situation: Sendable {
    public let town: Town
    public let catalogue: TextCatalogue
    let navigation: [NavigationLink]
    public var language: Language
    public var wantsFurigana: Bool
    let readings: (@Sendable (String) -> [Ruby])?
    /// Put before every own address: empty, or `/asagi-town`.
    public let basePath: String
    /// The path the reader asked for, without ``basePath``.
    public let path: String
    /// What stood behind the `?`, without the reader's choice of language and furigana.
    let query: String
    let clientAddress: String
    var visitor: Visitor
    /// What the browser sent along.
    let cookies: Cookies
    /// The same, unread: for those whose names are not known beforehand.
    let cookieHeaders: [String]
    public internal(set) var officer: Officer?
    public internal(set) var resident: Resident?
    /// Whether residents can sign in to this town at all.
    let offersSignIn: Bool
    /// Shown to the reader and written to the log, so that the two can be brought together.
    public let reference: String

    /// Whether the page may show who reads it.
    var isSignedIn: Bool { officer != nil || resident != nil }

    /// Furigana for text, when the reader wants them and the language has them.
    var activeReadings: (@Sendable (String) -> [Ruby])? {
      wantsFurigana && language != .english ? readings : nil
    }
  }

  private var here: Situation {
    guard let situation else { preconditionFailure("routes run behind TownDispatcher") }
    return situation
  }

  public var town: Town { here.town }
  public var language: Language { here.language }
  public var texts: Texts { here.catalogue.texts(in: here.language) }
  public var basePath: String { here.basePath }
  public var path: String { here.path }
  public var reference: String { here.reference }
  public var cookies: Cookies { here.cookies }

  /// The names of the cookies of this town that open something of a person's: drafts, cases, sessions of a resident.
  ///
  /// They go when somebody signs out, since the next person at this computer may be someone else. The choice of
  /// language stays, and an officer's session is the officer's to end.
  public var personalCookies: [String] {
    let town = here.town.id
    let staying = [Visitor.cookieName(town), Visitor.sessionCookie(town), ReadingPreference.cookieName(town)]
    let names = here.cookieHeaders.flatMap { $0.split(separator: ";") }
      .map { pair in String(pair.prefix { $0 != "=" }.filter { $0 != " " }) }
    return names.filter { $0.hasPrefix("__Host-\(town)-") && !staying.contains($0) }
  }

  /// A short, unreversible name of the client's network address, for limits; never the address itself.
  public var clientCode: String { String(here.town.vault.code(.attempts, text: here.clientAddress).prefix(16)) }

  /// The signed-in officer of a route that requires one.
  public var officer: Officer {
    get throws(WebProblem) {
      guard let officer = here.officer else { throw .signInNeeded(returnTo: here.path) }
      return officer
    }
  }

  public var officerIfPresent: Officer? { here.officer }

  /// The resident who is signed in; `nil` for everyone else, who may do almost all of the same without it.
  public var resident: Resident? { here.resident }

  /// Whether residents can sign in here: pages offer it only then.
  public var offersSignIn: Bool { here.offersSignIn }

  /// The resident of a route that requires one.
  public func requireResident() throws(WebProblem) -> Resident {
    guard let resident = here.resident else { throw .residentSignInNeeded(returnTo: here.path) }
    return resident
  }

  /// What every form of ours carries: proof that it comes from our page, and a key that makes it count once.
  public func formGuard() -> FormGuard {
    FormGuard(token: here.visitor.formToken(here.town.vault), once: Secret(world: here.town.world).text)
  }

  /// Whether `token` is what ``formGuard()`` gives this browser.
  func isOwnForm(token: String) -> Bool { isSame(Array(token.utf8), Array(here.visitor.formToken(here.town.vault).utf8)) }

  /// The id in the path segment `{name}`.
  /// - Throws: ``WebProblem/pageNotFound`` when it is not an id, as for one that does not exist.
  public func id<Subject>(_ name: String, of _: Subject.Type = Subject.self) throws(WebProblem) -> ID<Subject> {
    guard let text = parameters.get(name), let id = ID<Subject>(text) else { throw .pageNotFound }
    return id
  }

  /// The text in the path segment `{name}`.
  public func segment(_ name: String) throws(WebProblem) -> String {
    guard let text = parameters.get(name) else { throw .pageNotFound }
    return text
  }

  /// A 303 to one of our own addresses: the end of every write.
  public func redirect(to path: String) -> Response { .redirect(to: basePath + path, type: .normal) }
}
