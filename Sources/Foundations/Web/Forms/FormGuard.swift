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
  /// - Parameters:
  ///   - carriesFiles: sends as `multipart/form-data`.
  ///   - livePath: where script asks which questions belong to the answers so far; the form holds a ``liveNote(_:)``.
  ///   - shownName: the hidden field that lists the questions the page has held; `shown` unless it is named.
  public mutating func postForm(
    to path: String, guard formGuard: FormGuard, id: String? = nil, class name: String? = nil, carriesFiles: Bool = false,
    livePath: String? = nil, shownName: String? = nil, _ content: (inout HTML) -> Void
  ) {
    form([
      "method": "post", "action": path, "id": id, "class": name, "novalidate": "", "accept-charset": "utf-8",
      "enctype": carriesFiles ? "multipart/form-data" : nil, "data-once": "",
      "data-live": livePath.map { basePath + $0 }, "data-live-shown": shownName,
    ]) { h in
      // First, because a file that arrives before it is refused.
      h.input(["type": "hidden", "name": "csrf", "value": formGuard.token])
      h.input(["type": "hidden", "name": "once", "value": formGuard.once])
      content(&h)
    }
  }
}
