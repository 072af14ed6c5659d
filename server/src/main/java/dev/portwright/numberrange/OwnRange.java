package dev.portwright.numberrange;

import dev.portwright.phonenumber.NumberRange;

/**
 * A range that the operator has added.
 *
 * @param note why it is there, such as the source of it: at most 200 characters, perhaps none
 */
record OwnRange(NumberRange range, String note) {}
