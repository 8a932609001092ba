// Every simulation, one after the other; exits 1 where a claim of any of their pages does not hold.
import './visits-simulation';
import './comparison-simulation';
