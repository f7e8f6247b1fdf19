/** What departments may hand down to communities: requests, opinions, agreements, the access ledger, and the burden that each community carries. */
@NullMarked
package org.needsline.access;

import org.jspecify.annotations.NullMarked;
