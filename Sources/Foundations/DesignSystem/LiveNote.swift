import HTMLKit
import Kernel

extension HTML {
  /// Writes, unseen, where a form says which questions have come and gone while it is filled in.
  public mutating func liveNote(_ texts: Texts) {
    p([
      "class": "ds-visually-hidden", "role": "status", "data-live-said": "", "data-more": texts["design.live.more"],
      "data-fewer": texts["design.live.fewer"],
    ], "")
  }
}
