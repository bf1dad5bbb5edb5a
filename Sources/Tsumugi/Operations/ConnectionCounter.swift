import Metrics
import NIOCore

/// Stands in the pipeline of one connection and counts it while it is open.
final class ConnectionCounter: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private let open: Meter
  private var isCounted = false

  init(_ open: Meter) { self.open = open }

  func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { count() } }

  func channelActive(context: ChannelHandlerContext) {
    count()
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    if isCounted { open.decrement() }
    isCounted = false
    context.fireChannelInactive()
  }

  private func count() {
    guard !isCounted else { return }
    isCounted = true
    open.increment()
  }
}
