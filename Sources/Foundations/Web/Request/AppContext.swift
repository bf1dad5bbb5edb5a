import HTMLKit
import Hummingbird
import Kernel
import Logging
import NIOCore
import Synchronization
import Vault

/// What a handler knows about the request beside the request itself.
public struct AppContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// Set by ``TownDispatcher`` before any route runs.
  var situation: Situation?
  /// Set by ``TownDispatcher`` on the officers' pages.
  public internal(set) var officerIfPresent: Officer?
  /// The resident who is signed in; `nil` for everyone else, who may do almost all of the same without it.
  public internal(set) var resident: Resident?
  /// Where the connection comes from, as the socket says.
  let peer: String

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }

  /// Everything that depends on the town and the reader.
  ///
  /// A class, because a context is copied at every step of a request and this is most of what would be copied.
  final class Situation: Sendable {
    let site: TownSite
    let language: Language
    let wantsFurigana: Bool
    /// Put before every own address: empty, or `/asagi-town`.
    let basePath: String
    /// The path the reader asked for, without ``basePath``.
    let path: String
    /// What stood behind the `?`, without the reader's choice of language and furigana.
    let query: String
    let clientAddress: String
    let visitor: Visitor
    /// What the browser sent along.
    let cookies: SentCookies
    private let world: World
    private let drawn = Mutex<String?>(nil)

    init(
      site: TownSite, preference: ReadingPreference, basePath: String, path: String, query: String,
      clientAddress: String, visitor: Visitor, cookies: SentCookies, world: World
    ) {
      self.site = site
      (language, wantsFurigana) = (preference.language, preference.wantsFurigana)
      (self.basePath, self.path, self.query, self.clientAddress) = (basePath, path, query, clientAddress)
      (self.visitor, self.cookies, self.world) = (visitor, cookies, world)
    }

    /// Shown to the reader and written to the log, so that the two can be brought together. Drawn when somebody asks:
    /// of most requests nobody ever speaks.
    var reference: String {
      drawn.withLock { drawn in
        let reference = drawn ?? hexadecimal(world.randomBytes(6))
        drawn = reference
        return reference
      }
    }

    /// Furigana for text, when the reader wants them and the language has them.
    var activeReadings: (@Sendable (String) -> [Ruby])? {
      wantsFurigana && language != .english ? site.readings : nil
    }
  }

  /// Whether the page may show who reads it.
  var isSignedIn: Bool { officerIfPresent != nil || resident != nil }

  private var here: Situation {
    guard let situation else { preconditionFailure("routes run behind TownDispatcher") }
    return situation
  }

  public var town: Town { here.site.town }
  public var language: Language { here.language }
  public var texts: Texts { here.site.catalogue.texts(in: here.language) }
  public var basePath: String { here.basePath }
  public var path: String { here.path }
  public var reference: String { here.reference }
  public var cookies: SentCookies { here.cookies }

  /// The names of the cookies of this town that open something of a person's: drafts, cases, sessions of a resident.
  ///
  /// They go when somebody signs out, since the next person at this computer may be someone else. The choice of
  /// language stays, and an officer's session is the officer's to end.
  public var personalCookies: [String] {
    let town = town.id
    let staying = [Visitor.cookieName(town), Visitor.sessionCookie(town), ReadingPreference.cookieName(town)]
    return here.cookies.names.filter { $0.hasPrefix("__Host-\(town)-") && !staying.contains($0) }
  }

  /// A short, unreversible name of the client's network, for limits; never the address itself.
  public var clientCode: String {
    let network = NetworkAddress(here.clientAddress)?.subscriber.description ?? here.clientAddress
    return String(town.vault.code(.attempts, text: network).prefix(16))
  }

  /// The signed-in officer of a route that requires one.
  public var officer: Officer {
    get throws(WebProblem) {
      guard let officer = officerIfPresent else { throw .signInNeeded(returnTo: here.path) }
      return officer
    }
  }

  /// Whether residents can sign in here: pages offer it only then.
  public var offersSignIn: Bool { here.site.residents != nil }

  /// The resident of a route that requires one.
  public func requireResident() throws(WebProblem) -> Resident {
    guard let resident else { throw .residentSignInNeeded(returnTo: here.path) }
    return resident
  }

  /// What every form of ours carries: proof that it comes from our page, and a key that makes it count once.
  public func formGuard() -> FormGuard {
    FormGuard(token: here.visitor.formToken(town.vault), once: Secret(world: town.world).text)
  }

  /// Whether `token` is what ``formGuard()`` gives this browser.
  func isOwnForm(token: String) -> Bool { isSame(Array(token.utf8), Array(here.visitor.formToken(town.vault).utf8)) }

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

  /// One line of the log about this request, with the town and the reference the reader may be shown.
  ///
  /// Said here and not put into ``logger`` beforehand, which would write them out for every request, logged or not.
  func log(_ level: Logger.Level, _ message: Logger.Message, _ details: @autoclosure () -> Logger.Metadata) {
    logger.log(
      level: level, message,
      metadata: details().merging(["town": "\(town.id)", "reference": "\(reference)"]) { own, _ in own })
  }

  /// A 303 to one of our own addresses: the end of every write.
  public func redirect(to path: String) -> Response { .redirect(to: basePath + path, type: .normal) }
}
