package dev.portwright.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that uses a Portwright. One is started for all classes with the same settings, and ends with the tests.
 * Constructors and methods of the class may take
 *
 * <ul>
 *   <li>a {@link Tenant}, an account of its own for each test, so that tests do not see each other's orders;
 *   <li>the {@link SandboxClock}, which goes with real time again after each test;
 *   <li>the {@link Desk};
 *   <li>the {@link Portwright} itself.
 * </ul>
 *
 * A sandbox has one clock: tests that turn it do not run beside others.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PortwrightExtension.class)
public @interface PortwrightTest {
    /** Settings as in {@code portwright.conf}: {@code PORTWRIGHT_RATE_LIMIT=5}. */
    String[] value() default {};
}
