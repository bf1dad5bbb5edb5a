import HTMLKit

/// What every form carries beside its fields.
public struct FormGuard: Sendable {
  /// Proof that the form was shown by us to this browser.
  public let token: String
  /// Random, new for every form shown: however often it arrives, it counts once.
  public let once: String

  public init(token: String, once: String) {
    self.token = token
    self.once = once
  }
}

extension HTML {
  /// A form that writes: posts to one of our own addresses, with its guard.
  ///
  /// - Parameter carriesFiles: sends as `multipart/form-data`.
  public mutating func postForm(
    to path: String, guard formGuard: FormGuard, id: String? = nil, class name: String? = nil, carriesFiles: Bool = false,
    _ content: (inout HTML) -> Void
  ) {
    form([
      "method": "post", "action": path, "id": id, "class": name, "novalidate": "", "accept-charset": "utf-8",
      "enctype": carriesFiles ? "multipart/form-data" : nil, "data-once": "",
    ]) { h in
      h.input(["type": "hidden", "name": "csrf", "value": formGuard.token])
      h.input(["type": "hidden", "name": "once", "value": formGuard.once])
      content(&h)
    }
  }
}
