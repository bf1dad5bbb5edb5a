/// An address of ours with a query: `/staff/cases?status=granted&order=due`.
///
/// - Parameters:
///   - path: stands as it is.
///   - pairs: in this order; one without a value is left out, every value is ``percentEncoded(_:)``. Names are ours.
/// - Returns: `path` alone when nothing is left.
public func queryAddress(_ path: String, _ pairs: [(name: String, value: String?)]) -> String {
  let query = pairs.compactMap { pair in pair.value.map { "\(pair.name)=\(percentEncoded($0))" } }.joined(separator: "&")
  return query.isEmpty ? path : "\(path)?\(query)"
}
