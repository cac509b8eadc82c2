export { RATE_LIMITS, type RateLimits } from '@province-comuni/platform-ports';
