package dev.portwright.porting.book;

import dev.portwright.phonenumber.NumberSpan;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The open order of an account that has a number.
 *
 * @param block its block that the number lies in without being on the order; null when the number is on the order
 */
public record NumberHolder(UUID orderId, @Nullable NumberSpan block) {}
