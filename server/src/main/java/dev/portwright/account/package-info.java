/**
 * Who may call: accounts, their users and API keys, and the operator. Imports {@code platform} only.
 */
@NullMarked
package dev.portwright.account;

import org.jspecify.annotations.NullMarked;
