/** The kit takes only this class from bootstrap-italia's script, which sets NODE_ENV and carries a video player that we do not use. */
export class VideoPlayer {}
