package dev.portwright.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets a resource method take a larger body than the usual {@link BodyLimit#USUAL_KIB}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MaxBody {
    /** How much, in KiB. At most what {@code quarkus.http.limits.max-body-size} allows the whole server. */
    int kib();

    /** Of a body that is read as it comes, how much memory its reader takes at a time, in KiB. 0 for next to nothing. A form
     * without files counts as what has come of it. */
    int heldKib() default 0;
}
