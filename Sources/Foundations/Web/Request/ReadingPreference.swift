import HTTPTypes
import Hummingbird
import Kernel

/// The language and the furigana a reader chose, or what their browser asks for.
///
/// Kept in a cookie that says nothing else, so the choice lasts without an account.
struct ReadingPreference: Equatable {
  var language: Language
  var wantsFurigana: Bool

  init(request: Request, cookies: SentCookies, town: String) {
    let parameters = request.uri.queryParameters
    let kept = cookies[Self.cookieName(town)] ?? ""
    let parts = kept.split(separator: ".")
    language = parameters["language"].flatMap { Language(rawValue: String($0)) }
      ?? parts.first.flatMap { Language(rawValue: String($0)) }
      ?? Self.asked(request.headers[.acceptLanguage])
    wantsFurigana = parameters["furigana"].map { $0 == "on" } ?? parts.contains("furigana")
  }

  static func cookieName(_ town: String) -> String { "__Host-\(town)-reading" }

  /// The cookie to send when this request chose something.
  static func cookieToKeep(_ request: Request, _ situation: AppContext.Situation) -> Cookie? {
    let parameters = request.uri.queryParameters
    guard parameters["language"] != nil || parameters["furigana"] != nil else { return nil }
    let value = situation.language.rawValue + (situation.wantsFurigana ? ".furigana" : "")
    return hostCookie(cookieName(situation.site.town.id), value, maxAge: 365 * 86_400)
  }

  /// The query as it would stand behind a link that makes another choice.
  static func queryWithoutChoice(_ query: String) -> String {
    query.split(separator: "&").filter { !$0.hasPrefix("language=") && !$0.hasPrefix("furigana=") }.joined(separator: "&")
  }

  /// Japanese unless the browser's first choice is another language: then English is the nearer help.
  private static func asked(_ header: String?) -> Language {
    guard let first = header?.split(separator: ",").first?.lowercased() else { return .japanese }
    return first.hasPrefix("ja") || first.hasPrefix("*") ? .japanese : .english
  }
}
