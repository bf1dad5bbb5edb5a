import HTMLKit

// The mark: three warps and three wefts, over and under. One drawing, written twice, since markup of our own
// source must be a literal: inside pages its colours follow the scheme, in the tab they are fixed.

extension HTML {
  /// Writes the mark of interlaced threads. It says nothing, so screen readers pass it by.
  mutating func mark() {
    raw(
      """
      <svg class="ds-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">\
      <g class="ds-warp"><rect x="4" y="0" width="8" height="15" rx="1.5"/>\
      <rect x="4" y="25" width="8" height="15" rx="1.5"/>\
      <rect x="16" y="0" width="8" height="3"/><rect x="16" y="13" width="8" height="14" rx="1.5"/>\
      <rect x="16" y="37" width="8" height="3"/>\
      <rect x="28" y="0" width="8" height="15" rx="1.5"/><rect x="28" y="25" width="8" height="15" rx="1.5"/></g>\
      <g class="ds-weft"><rect x="0" y="16" width="15" height="8" rx="1.5"/>\
      <rect x="25" y="16" width="15" height="8" rx="1.5"/></g>\
      <g class="ds-weft-bright"><rect x="13" y="4" width="14" height="8" rx="1.5"/>\
      <rect x="0" y="4" width="3" height="8"/>\
      <rect x="37" y="4" width="3" height="8"/><rect x="13" y="28" width="14" height="8" rx="1.5"/>\
      <rect x="0" y="28" width="3" height="8"/><rect x="37" y="28" width="3" height="8"/></g></svg>
      """)
  }
}

let iconMarkup = """
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="6" fill="#fffdf8"/>\
  <g fill="#23407a"><rect x="4" y="1" width="8" height="14" rx="2"/><rect x="4" y="25" width="8" height="14" rx="2"/>\
  <rect x="16" y="13" width="8" height="14" rx="2"/>\
  <rect x="28" y="1" width="8" height="14" rx="2"/><rect x="28" y="25" width="8" height="14" rx="2"/></g>\
  <g fill="#c2513a"><rect x="1" y="16" width="14" height="8" rx="2"/>\
  <rect x="25" y="16" width="14" height="8" rx="2"/></g>\
  <g fill="#6f8fcb"><rect x="13" y="4" width="14" height="8" rx="2"/>\
  <rect x="13" y="28" width="14" height="8" rx="2"/></g></svg>
  """
