package dev.portwright;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a package may know, and which tables are its own. The tests hold each package to what it says. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface Room {
    /** The packages of the product that it imports, without {@code dev.portwright.} before them. */
    String[] imports() default {};

    /** The tables that nobody else writes. */
    String[] tables() default {};

    /** Tables of others that its statements read. */
    String[] reads() default {};
}
