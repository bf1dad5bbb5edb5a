import DesignSystem
import HTMLKit
import Kernel
import Web

/// What a page says about signing in: never more than a sentence, since nobody has to.
enum SignInOffer: Sendable {
  case offered
  case signedIn
  /// Residents cannot sign in to this town.
  case none
}

extension AppContext {
  var signInOffer: SignInOffer { resident != nil ? .signedIn : offersSignIn ? .offered : .none }
}

extension HTML {
  /// Writes what signing in would bring, with the way there and back; or, signed in, where the application will be.
  /// - Parameter key: begins the keys of the words: `<key>.sign-in` and `<key>.signed-in`.
  mutating func signInOffer(_ offer: SignInOffer, _ key: String, returnTo path: String, _ texts: Texts) {
    switch offer {
    case .none: break
    case .signedIn: p(texts["\(key).signed-in"])
    case .offered:
      p { h in
        h.text(texts["\(key).sign-in"] + texts["design.sentence-gap"])
        h.a(["href": queryAddress("/sign-in", [("return", path)])], texts["design.sign-in"])
      }
    }
  }
}
