import DesignSystem
import HTMLKit
import Kernel
import Web

/// What a browser keeps of an application, and by what one comes back to it from anywhere.
enum KeptOnDevice: String, Sendable {
  /// A receipt: number and secret.
  case sent
  /// A draft: its resume code.
  case begun

  fileprivate var way: (href: String, key: String) {
    switch self {
    case .sent: ("/status", "cases.status-form.title")
    case .begun: ("/resume", "cases.resume.title")
    }
  }
}

extension HTML {
  /// Writes the offer to remove an application from the browser, and before it what has to be noted down.
  mutating func removeFromDevice(
    _ kind: KeptOnDevice, of procedure: String, guard formGuard: FormGuard, _ texts: Texts
  ) {
    div(["class": "ds-on-screen"]) { h in
      h.h2(texts["cases.device.shared"])
      h.p(texts["cases.device.before-\(kind.rawValue)"])
      h.postForm(to: DeviceRoutes.path, guard: formGuard) { h in
        h.input(["type": "hidden", "name": "procedure", "value": procedure])
        h.input(["type": "hidden", "name": "kind", "value": kind.rawValue])
        h.actionButton(ActionButton(texts["cases.device.remove"], rank: .quiet))
      }
    }
  }
}

struct RemovedModel: Sendable {
  let kind: KeptOnDevice
  /// The account still opens everything.
  let isSignedIn: Bool
}

/// It is gone from this browser: what that means for the application, and the way back.
func removedFromDevicePage(_ model: RemovedModel, texts: Texts) -> Page {
  let (kind, way) = (model.kind, model.kind.way)
  return Page(texts["cases.device.done"]) { h in
    h.h1(texts["cases.device.done"])
    h.p(texts["cases.device.done-\(kind.rawValue)"])
    if model.isSignedIn {
      h.callout(
        Callout(.caution, title: texts["cases.device.signed-in"]) { h in
          h.p { h in h.a(["href": "/sign-out"], texts["design.sign-out"]) }
        })
    }
    if kind == .sent { h.p(texts["cases.device.files"]) }
    h.h2(texts["cases.device.back"])
    h.p(texts["cases.device.back-\(kind.rawValue)"])
    h.buttonGroup { h in h.actionLink(ActionLink(texts[way.key], href: way.href, rank: .secondary)) }
  }
}
