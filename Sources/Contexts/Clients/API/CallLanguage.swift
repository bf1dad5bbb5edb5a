import HTTPTypes
import Hummingbird
import Kernel

extension Language {
  /// The language a call asks for: `?lang=`, else the first of `Accept-Language` that there is, else Japanese.
  ///
  /// No cookie counts: a program says what it wants with each call.
  /// - Note: Source: RFC 9110 §12.5.4. Easy Japanese has no tag of its own in BCP 47: `?lang=easy-ja`.
  init(ofCall request: Request) {
    let named = request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
    self = named ?? Self.accepted(request.headers[.acceptLanguage] ?? "") ?? .japanese
  }

  private static func accepted(_ header: String) -> Language? {
    let wishes = header.split(separator: ",").compactMap { item -> (language: Language, weight: Double)? in
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      let tag = parts.first?.split(separator: "-").first.map(String.init) ?? ""
      guard let language = ["ja": Language.japanese, "en": .english, "*": .japanese][tag] else { return nil }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      return weight > 0 ? (language, weight) : nil
    }
    // Of equal wishes the one that is written first.
    return wishes.reduce(nil as (language: Language, weight: Double)?) { best, wish in
      best.map { $0.weight >= wish.weight ? $0 : wish } ?? wish
    }?.language
  }
}
