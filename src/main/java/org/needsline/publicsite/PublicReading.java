package org.needsline.publicsite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A controller whose pages are the same for everybody and may be kept for a minute. All others of the site are kept nowhere. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface PublicReading {}
