/**
 * What a telephone number says about itself: its country, its kind, whether it is written as +E.164 and whether it can
 * exist. Imports nothing of the product.
 */
@NullMarked
package dev.portwright.phonenumber;

import org.jspecify.annotations.NullMarked;
